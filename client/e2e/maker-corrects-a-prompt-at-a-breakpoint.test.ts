import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runAs, runButton, timelineRow } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

function graphFor(idea: string, breakpoints: readonly string[]) {
  const graph = graphOf(
    [text('idea', idea), prompt('wording', 'An ad for {{text}}'), model('painter'), output('result')],
    'idea.text -> wording.input',
    'wording.prompt -> painter.prompt',
    'painter.image_urls -> result.image_urls',
  );
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, hasBreakpoint: breakpoints.includes(node.key) })) };
}

test('what a paused node is about to take is put right, and is what is paid for; what a node gave, too', async () => {
  const page = await runToThePause('cold bru');
  const written = aboutToTake(page).getByRole('textbox', { name: 'Prompt' });
  expect(await written.inputValue()).toBe('An ad for cold bru');
  await written.fill('An ad for cold brew, on ice');

  // Neither another tab of the panel nor a step that was pressed too early takes it away.
  await choose(page, 'idea');
  await page.getByRole('tab', { name: /Run$/ }).click();
  expect(await written.inputValue()).toBe('An ad for cold brew, on ice');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByText(/What you wrote for “painter” is not saved yet/).waitFor();

  await aboutToTake(page).getByRole('button', { name: 'Save' }).click();
  await page.getByText(/^The input was edited by .+ at /).waitFor();
  await page.getByText(/is not saved yet/).waitFor({ state: 'detached' });
  expect(await aboutToTake(page).getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await page.reload();
  expect(await written.inputValue()).toBe('An ad for cold brew, on ice');

  // Whoever wants the run to go on with what is written there saves it by that.
  await written.fill('An ad for cold brew, on ice, at noon');
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('button', { name: 'Save and resume' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 1);
  expect(studio.app.demoFal?.submissions().at(-1)?.input).toMatchObject({
    prompt: 'An ad for cold brew, on ice, at noon',
  });
  await timelineRow(page, 'painter')
    .getByText(/edited by .+ at /)
    .waitFor();

  // What a node gave is corrected too, and whoever waits for it is shown the new value.
  await runAs(page, /^Run fresh/);
  await card(page, 'painter').getByText('Paused', { exact: true }).waitFor();
  await timelineRow(page, 'wording')
    .getByRole('button', { name: /^Correct the output/ })
    .click();
  const gave = page.getByRole('form', { name: 'Output of wording' });
  await gave.getByRole('textbox', { name: 'Prompt' }).fill('An ad for green tea');
  await gave.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => aboutToTake(page).getByRole('textbox', { name: 'Prompt' }).inputValue())
    .toBe('An ad for green tea');

  await timelineRow(page, 'idea')
    .getByRole('button', { name: /^Correct the output/ })
    .click();
  const idea = page.getByRole('form', { name: 'Output of idea' });
  await idea.getByRole('textbox', { name: 'text' }).fill('jasmine tea');
  await idea.getByRole('button', { name: 'Save' }).click();
  // What had run on the old value is put back, to be run again.
  await card(page, 'wording').getByText('Waiting', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await card(page, 'painter').getByText('Paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await endedAs(page, 'Done').waitFor();
  expect(studio.app.demoFal?.submissions().at(-1)?.input).toMatchObject({ prompt: 'An ad for jasmine tea' });
});

test('what does not fit is said at its field, and another tab’s step does not lose what was being written', async () => {
  const page = await runToThePause('hot chocolate', 'result');
  await page.getByRole('button', { name: 'Step' }).click();
  await card(page, 'result').getByText('Paused', { exact: true }).waitFor();
  const form = page.getByRole('form', { name: 'Input of result' });
  await form.getByRole('button', { name: /^(Edit as JSON: )?Images$/ }).click();
  const json = form.getByRole('textbox', { name: 'Images' });
  await json.fill('[1');
  await form.getByText(/This is not JSON/).waitFor();
  expect(await form.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await json.fill('[1]');
  // Refused, it leads back to where it was written, and the run stays where it is.
  await choose(page, 'result');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await page.getByRole('button', { name: 'Save and step' }).click();
  await form.getByText('It must be a list of links to pictures.').waitFor();
  await expect.poll(() => json.evaluate((element) => element === document.activeElement)).toBe(true);
  await card(page, 'result').getByText('Paused', { exact: true }).waitFor();

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: 'Resume' }).click();
  await endedAs(other, 'Done').waitFor();
  await endedAs(page, 'Done').waitFor();
  const late = page.getByRole('region', { name: 'Not saved' });
  expect(await late.getByRole('textbox', { name: 'Images' }).inputValue()).toBe('[1]');
  await late.getByRole('button', { name: 'Discard' }).click();
  await late.waitFor({ state: 'detached' });
});

async function runToThePause(idea: string, ...later: string[]): Promise<Page> {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow(idea, graphFor(idea, ['painter', ...later])));
  await runButton(page).click();
  await card(page, 'painter').getByText('Paused', { exact: true }).waitFor();
  await aboutToTake(page).waitFor();
  return page;
}

function aboutToTake(page: Page) {
  return page.getByRole('form', { name: 'Input of painter' });
}
