import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from './ad-graph.ts';
import type { EventSeen, ExecutionSeen } from './operations.ts';
import { type RunningApp, startApp } from './start-app.ts';

const quick = 'fal-ai/flux/schnell';
const slow = 'fal-ai/flux/dev';

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

test('where two branches meet again, the node waits for both and runs once', async () => {
  const person = await app.signUp();
  const { execution, events } = await person.run(
    graphOf(
      [
        text('idea', 'tea'),
        prompt('left', '{{text}} in blue'),
        prompt('right', '{{text}} in red'),
        prompt('both', '{{left.prompt}}, {{right.prompt}}'),
      ],
      'idea.text -> left.input',
      'idea.text -> right.input',
      'left.prompt -> both.input',
      'right.prompt -> both.input',
    ),
  );
  expect(execution.status).toBe('COMPLETED');
  expect(outputOf(execution, 'both')).toEqual({ prompt: 'tea in blue, tea in red' });
  const started = events.findIndex((event) => isAbout(event, 'NodeStarted', 'both'));
  expect(started).toBeGreaterThan(events.findIndex((event) => isAbout(event, 'NodeCompleted', 'left')));
  expect(started).toBeGreaterThan(events.findIndex((event) => isAbout(event, 'NodeCompleted', 'right')));
  expect(events.filter((event) => isAbout(event, 'NodeStarted', 'both'))).toHaveLength(1);
});

test('a short branch ends while a picture on another has not come back: nobody waits for a level', async () => {
  const person = await app.signUp();
  app.faults.hangForever = { next: 1, endpoint: slow };
  const workflow = await person.createWorkflow(
    graphOf(
      [
        text('idea', 'tea'),
        model('stuck', {}, slow),
        output('late'),
        prompt('one', '{{text}}!'),
        prompt('two', '{{prompt}}!'),
        model('model', {}, quick),
        output('early'),
      ],
      'idea.text -> stuck.prompt',
      'stuck.image_urls -> late.image_urls',
      'idea.text -> one.input',
      'one.prompt -> two.input',
      'two.prompt -> model.prompt',
      'model.image_urls -> early.image_urls',
    ),
  );
  const executionId = await person.execute(workflow.id);
  for await (const event of person.follow(executionId)) if (isAbout(event, 'NodeCompleted', 'early')) break;

  const { nodeExecutions, status } = await person.execution(executionId);
  expect(status).toBe('RUNNING');
  expect(Object.fromEntries(nodeExecutions.map((one) => [one.node.key, one.status]))).toEqual({
    idea: 'COMPLETED',
    stuck: 'RUNNING',
    late: 'PENDING',
    one: 'COMPLETED',
    two: 'COMPLETED',
    model: 'COMPLETED',
    early: 'COMPLETED',
  });
});

test('a branch that fails skips what hangs on it and nothing else; the run fails with the first error', async () => {
  const person = await app.signUp();
  app.faults.failJob = { next: 1, endpoint: slow, errorType: 'runner_disconnected', status: 503 };
  const { execution, events } = await person.run(
    graphOf(
      [
        text('idea', 'tea'),
        model('bad', {}, slow),
        output('badOutput'),
        prompt('onlyGood', 'a picture of {{text}}'),
        model('good', {}, quick),
        output('goodOutput'),
        prompt('needsBoth', '{{bad.image_urls}} {{good.image_urls}}'),
        model('never', {}, quick),
      ],
      'idea.text -> bad.prompt',
      'bad.image_urls -> badOutput.image_urls',
      'idea.text -> onlyGood.input',
      'onlyGood.prompt -> good.prompt',
      'good.image_urls -> goodOutput.image_urls',
      'bad.image_urls -> needsBoth.input',
      'good.image_urls -> needsBoth.input',
      'needsBoth.prompt -> never.prompt',
    ),
  );
  expect(Object.fromEntries(execution.nodeExecutions.map((one) => [one.node.key, one.status]))).toEqual({
    idea: 'COMPLETED',
    bad: 'FAILED',
    badOutput: 'SKIPPED',
    onlyGood: 'COMPLETED',
    good: 'COMPLETED',
    goodOutput: 'COMPLETED',
    needsBoth: 'SKIPPED',
    never: 'SKIPPED',
  });
  expect(execution).toMatchObject({ status: 'FAILED', errorCode: 'PROVIDER_FAILED', totalCost: '0.003000' });
  expect(execution.error).toMatch(/^“bad”: /);
  expect(events.at(-1)).toMatchObject({ __typename: 'ExecutionFailed', execution: { status: 'FAILED' } });
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
  for (const skipped of ['badOutput', 'needsBoth', 'never']) {
    expect(
      events.filter((event) => event.nodeExecution?.node.key === skipped).map((event) => event.__typename),
    ).toEqual(['NodeSkipped']);
  }
});

function isAbout(event: EventSeen, type: string, key: string): boolean {
  return event.__typename === type && event.nodeExecution?.node.key === key;
}

function outputOf(execution: ExecutionSeen, key: string) {
  return execution.nodeExecutions.find((one) => one.node.key === key)?.output;
}
