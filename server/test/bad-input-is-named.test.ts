import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { adGraph, graphOf, model, node, output, prompt, text } from './ad-graph.ts';
import * as operations from './operations.ts';
import { askOverHttp, type Person, type Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

interface Problem {
  code: string;
  message: string;
  nodeKeys: string[];
  path: string[];
}

let app: RunningApp;
let person: Person;
let workflow: { id: string; version: number };
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  workflow = await person.createWorkflow(adGraph());
});
afterAll(() => app.close());

/* Every way of asking for what cannot be, and the field that is named. Long, for it is one table over one server. */

/** Whatever is refused below leaves every table as it was. */
let rowsBefore: unknown;
beforeEach(async () => {
  rowsBefore = await countRows();
});
afterEach(async () => {
  expect(await countRows()).toEqual(rowsBefore);
});

describe('a graph that does not fit is refused, by name, and nothing of it is kept', () => {
  const [idea, ask, draw] = [text('idea', 'tea'), prompt('ask', '{{text}}'), model('draw')];
  const cases: [string, Graph, Partial<Problem>][] = [
    [
      'a circle',
      graphOf([ask, prompt('again', '{{prompt}}')], 'ask.prompt -> again.input', 'again.prompt -> ask.input'),
      { code: 'CYCLE', message: expect.stringMatching(/“ask”.*“again”/) as string },
    ],
    [
      'an edge to nowhere',
      graphOf([idea], 'idea.text -> gone.input'),
      { code: 'DANGLING_EDGE', nodeKeys: ['idea', 'gone'], path: ['edges', '0'] },
    ],
    ['a node connected to itself', graphOf([ask], 'ask.prompt -> ask.input'), { code: 'SELF_LOOP', nodeKeys: ['ask'] }],
    [
      'an output that there is not',
      graphOf([idea, ask], 'idea.colour -> ask.input'),
      { code: 'UNKNOWN_PORT', message: expect.stringContaining('colour') as string },
    ],
    [
      'an input that there is not',
      graphOf([idea, draw], 'idea.text -> draw.colour'),
      { code: 'UNKNOWN_PORT', message: expect.stringContaining('colour') as string },
    ],
    [
      'a text where a picture belongs',
      graphOf([idea, output('out')], 'idea.text -> out.image_urls'),
      { code: 'PORT_MISMATCH', nodeKeys: ['idea', 'out'] },
    ],
    ['two nodes of one key', graphOf([idea, text('idea', 'coffee')]), { code: 'DUPLICATE_KEY', nodeKeys: ['idea'] }],
    [
      'the same edge twice',
      graphOf([idea, ask], 'idea.text -> ask.input', 'idea.text -> ask.input'),
      { code: 'DUPLICATE_EDGE' },
    ],
    [
      'five images of a model',
      graphOf([model('draw', { num_images: 5 })]),
      {
        code: 'CONFIG_INVALID',
        path: ['nodes', '0', 'config', 'parameters', 'num_images'],
        message: expect.stringContaining('4') as string,
      },
    ],
    [
      'more images of an output than a run can have',
      graphOf([output('out', { num_images: 1_001 })]),
      { code: 'CONFIG_INVALID', path: ['nodes', '0', 'config', 'num_images'] },
    ],
    [
      'a field that there is not',
      graphOf([node('idea', 'TEXT_INPUT', { value: 'x', colour: 'red' })]),
      { code: 'CONFIG_INVALID', message: expect.stringContaining('colour') as string },
    ],
    [
      'a parameter that there is not',
      graphOf([model('draw', { colour: 'red' })]),
      { code: 'CONFIG_INVALID', message: expect.stringContaining('colour') as string },
    ],
    [
      'a model that there is not',
      graphOf([model('draw', {}, 'fal-ai/flux/imaginary')]),
      {
        code: 'CONFIG_INVALID',
        path: ['nodes', '0', 'config', 'model'],
        message: expect.stringContaining('fal-ai/flux/imaginary') as string,
      },
    ],
    [
      'a config that is a list',
      graphOf([{ ...idea, config: [] as never }]),
      { code: 'CONFIG_INVALID', nodeKeys: ['idea'] },
    ],
    [
      'a config that is a number',
      graphOf([{ ...idea, config: 7 as never }]),
      { code: 'CONFIG_INVALID', nodeKeys: ['idea'] },
    ],
    [
      'a key without letters',
      graphOf([{ ...idea, key: ' ' }]),
      { code: 'CONFIG_INVALID', path: ['nodes', '0', 'key'] },
    ],
    [
      'a name too long',
      graphOf([{ ...idea, name: 'x'.repeat(201) }]),
      { code: 'CONFIG_INVALID', path: ['nodes', '0', 'name'] },
    ],
    [
      'more nodes than there may be',
      graphOf(Array.from({ length: 10_001 }, (_, at) => text(`n${at}`, ''))),
      { code: 'GRAPH_TOO_LARGE' },
    ],
  ];

  test.each(cases)('%s', async (_, graph, problem) => {
    const created = await person.read<{ createWorkflow: Result<{ problems: Problem[] }> }>(operations.createWorkflow, {
      input: { name: 'Bad', graph },
    });
    expect(created.createWorkflow).toMatchObject({ __typename: 'GraphInvalidError', code: 'GRAPH_INVALID' });
    expect(created.createWorkflow.problems).toContainEqual(expect.objectContaining(problem));
    expect(created.createWorkflow.message).toContain(created.createWorkflow.problems?.[0]?.message ?? '?');

    const saved = await save({ version: workflow.version, graph });
    expect(saved.problems).toEqual(created.createWorkflow.problems);
  });

  test('a node type that there is not, by GraphQL itself', async () => {
    const { data, errors } = await person.ask(operations.createWorkflow, {
      input: { name: 'Bad', graph: graphOf([node('x', 'VIDEO_MODEL', {})]) },
    });
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toMatch(/VIDEO_MODEL.*NodeTypeName/s);
  });

  test('texts that are too long or empty', async () => {
    const query = `mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) { __typename ... on InputInvalidError { code message fields { path message } } } }`;
    const long = await person.read<Record<string, unknown>>(query, {
      input: { name: ' ', description: 'x'.repeat(2_001) },
    });
    expect(long.createWorkflow).toMatchObject({
      __typename: 'InputInvalidError',
      code: 'INPUT_INVALID',
      fields: [{ path: ['name'] }, { path: ['description'] }],
    });
  });

  const bad = { 'a zero byte': 'a\u0000b', 'half a character': 'tea \uD83D' };
  describe.each(Object.entries(bad))('%s, which Postgres cannot keep, is named wherever a text may go', (_, name) => {
    const graph = graphOf([text('idea', 'x')]);
    const [first] = graph.nodes;
    const deep = graphOf([{ ...text('idea', 'x'), config: { value: 'x', more: [{ deep: name }] } }]);
    const saving = (saved: Graph) => ({ input: { workflowId: workflow.id, version: workflow.version, graph: saved } });
    const create = operations.createWorkflow;
    const problem = expect.stringMatching(/U\+0000|lone surrogate/) as string;

    test.each<[string, string, () => Record<string, unknown>, string[]]>([
      ['a name', create, () => ({ input: { name } }), ['name']],
      [
        "a node's name",
        create,
        () => ({ input: { name: 'ab', graph: { ...graph, nodes: [{ ...first, name }] } } }),
        ['graph', 'nodes', '0', 'name'],
      ],
      [
        'deep in a config',
        create,
        () => ({ input: { name: 'ab', graph: deep } }),
        ['graph', 'nodes', '0', 'config', 'more', '0', 'deep'],
      ],
      [
        "a config's own name",
        create,
        () => ({
          input: { name: 'ab', graph: graphOf([{ ...text('idea', 'x'), config: { [name]: 1 } }]) },
        }),
        ['graph', 'nodes', '0', 'config', name.toWellFormed().replace('\u0000', '\uFFFD')],
      ],
      [
        'a graph that is saved',
        operations.saveWorkflowGraph,
        () => saving(graphOf([text('idea', name)])),
        ['graph', 'nodes', '0', 'config', 'value'],
      ],
      [
        'an idempotency key',
        operations.executeWorkflow,
        () => ({ input: { workflowId: workflow.id, idempotencyKey: name } }),
        ['idempotencyKey'],
      ],
    ])('%s', async (_what, query, variables, path) => {
      const data = await person.read<Record<string, { fields?: unknown }>>(query, variables());
      expect(Object.values(data)).toMatchObject([{ __typename: 'InputInvalidError', code: 'INPUT_INVALID' }]);
      const asked = query.replace(
        '... on Error { code message }',
        '... on InputInvalidError { fields { path message } }',
      );
      const [told] = Object.values(await person.read<Record<string, { fields?: unknown }>>(asked, variables()));
      expect(told?.fields).toEqual([{ path, message: problem }]);
    });

    test.each([
      ['query ($name: String) { workflows(search: $name) { totalCount } }', 'workflows', 'search'],
      ['query ($name: String) { generations(model: $name) { edges { cursor } } }', 'generations', 'model'],
      ['query ($name: ID!) { workflow(id: $name) { id } }', 'workflow', 'id'],
      [
        'mutation ($name: ID!) { deleteWorkflow(input: { workflowId: $name }) { __typename } }',
        'deleteWorkflow',
        'workflowId',
      ],
      [
        'subscription ($name: ID!) { executionEvents(executionId: $name) { sequence } }',
        'executionEvents',
        'executionId',
      ],
    ])('%s', async (query, field, argument) => {
      const { errors } = await person.ask(query, { name });
      expect(errors).toMatchObject([
        {
          path: [field],
          message: problem,
          extensions: { code: 'INPUT_INVALID', fields: [{ path: [argument], message: problem }] },
        },
      ]);
    });

    test('what else was sent with it is done', async () => {
      const { data, errors } = await person.ask<Record<string, { __typename: string }>>(
        `mutation ($good: CreateWorkflowInput!, $bad: CreateWorkflowInput!) {
          a: createWorkflow(input: $good) { __typename } b: createWorkflow(input: $bad) { __typename }
        }`,
        { good: { name: 'Good' }, bad: { name } },
      );
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        a: { __typename: 'CreateWorkflowPayload' },
        b: { __typename: 'InputInvalidError' },
      });
      rowsBefore = await countRows();
    });
  });

  describe('a value that does not fit its type is told with its place and with what was expected', () => {
    const good = { key: 'a', name: 'a', type: 'TEXT_INPUT', config: {}, position: { x: 0, y: 0 } };
    const create = 'mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) { __typename } }';
    const run = 'mutation ($input: ExecuteWorkflowInput!) { executeWorkflow(input: $input) { __typename } }';
    const graph = (...nodes: object[]) => ({ input: { name: 'x', graph: { nodes, edges: [] } } });
    const literal = (fields: string) =>
      `mutation { createWorkflow(input: { name: "x", graph: { edges: [], nodes: [{ key: "a", name: "a", config: {}, ${fields} }] } }) { __typename } }`;
    const budget = (value: string) =>
      `mutation { executeWorkflow(input: { workflowId: "x", budget: ${value} }) { __typename } }`;

    const inVariables: [string, string, object, { at: string; path: unknown[]; says: RegExp }][] = [
      [
        'an enum',
        create,
        graph(good, { ...good, type: 'NOPE' }),
        {
          at: '.graph.nodes[1].type',
          path: ['graph', 'nodes', 1, 'type'],
          says: /"NOPE".*Expected one of .*TEXT_INPUT/,
        },
      ],
      [
        'an enum, nearly right',
        create,
        graph({ ...good, type: 'TEXT_INPUTT' }),
        { at: '.graph.nodes[0].type', path: ['graph', 'nodes', 0, 'type'], says: /Did you mean .*"TEXT_INPUT"/ },
      ],
      [
        'an enum that is a number',
        create,
        graph({ ...good, type: 3 }),
        { at: '.graph.nodes[0].type', path: ['graph', 'nodes', 0, 'type'], says: /Expected one of/ },
      ],
      [
        'a Float',
        create,
        graph({ ...good, position: { x: 'left', y: 0 } }),
        {
          at: '.graph.nodes[0].position.x',
          path: ['graph', 'nodes', 0, 'position', 'x'],
          says: /"left".*Expected a number/,
        },
      ],
      [
        'a Boolean',
        create,
        graph({ ...good, isMuted: 'yes' }),
        { at: '.graph.nodes[0].isMuted', path: ['graph', 'nodes', 0, 'isMuted'], says: /Expected true or false/ },
      ],
      ['a String', create, { input: { name: 7 } }, { at: '.name', path: ['name'], says: /Expected a text/ }],
      [
        'a field too many',
        create,
        graph({ ...good, colour: 1 }),
        { at: '.graph.nodes[0]', path: ['graph', 'nodes', 0, 'colour'], says: /colour.*hasBreakpoint/s },
      ],
      ['a field too few', create, { input: {} }, { at: '', path: ['name'], says: /required field "name"/ }],
      ['null', create, { input: { name: null } }, { at: '.name', path: ['name'], says: /not to be null/ }],
      ['nothing', create, {}, { at: '', path: [], says: /to be provided/ }],
      [
        'a list that is an object',
        create,
        { input: { name: 'x', graph: { nodes: 3, edges: [] } } },
        { at: '.graph.nodes', path: ['graph', 'nodes'], says: /to be an object/ },
      ],
      [
        'an ID',
        run,
        { input: { workflowId: { a: 1 } } },
        { at: '.workflowId', path: ['workflowId'], says: /Expected an id/ },
      ],
      [
        'a Decimal that is a number',
        run,
        { input: { workflowId: 'x', budget: 0.5 } },
        { at: '.budget', path: ['budget'], says: /0\.5\..*as text.*such as "0\.50"/ },
      ],
      [
        'a Decimal with an exponent',
        run,
        { input: { workflowId: 'x', budget: '5e-1' } },
        { at: '.budget', path: ['budget'], says: /such as "0\.50"/ },
      ],
    ];

    test.each(inVariables)('%s, in a variable', async (_, query, variables, { at, path, says }) => {
      const { errors } = await person.ask(query, variables as Record<string, unknown>);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(says) as string,
        locations: [{ line: 1, column: query.indexOf('$') + 1 }],
        extensions: {
          code: 'INPUT_INVALID',
          variable: 'input',
          path,
          expected: { type: expect.any(String) as string },
        },
      });
      expect(errors?.[0]?.message).toContain(`Variable "$input" has invalid value${at && ` at ${at}`}: `);
    });

    test.each([
      [
        'an enum',
        literal('position: { x: 0, y: 0 }, type: NOPE'),
        'NOPE',
        'Mutation.createWorkflow',
        ['graph', 'nodes', 0, 'type'],
        /"NOPE".*Expected one of .*TEXT_INPUT/,
      ],
      [
        'an enum that is a text',
        literal('position: { x: 0, y: 0 }, type: "PROMPT"'),
        '"PROMPT"',
        'Mutation.createWorkflow',
        ['graph', 'nodes', 0, 'type'],
        /Expected one of/,
      ],
      [
        'a Float',
        literal('type: PROMPT, position: { x: true, y: 0 }'),
        'true',
        'Mutation.createWorkflow',
        ['graph', 'nodes', 0, 'position', 'x'],
        /Expected a number/,
      ],
      ['a Decimal', budget('0.5'), '0.5', 'Mutation.executeWorkflow', ['budget'], /as text.*such as "0\.50"/],
      ['an Int', '{ workflows(first: "2") { totalCount } }', '"2"', 'Query.workflows', [], /Expected a whole number/],
      ['an ID', '{ workflow(id: true) { id } }', 'true', 'Query.workflow', [], /Expected an id/],
      ['an item of a list', '{ nodes(ids: ["a", {}]) { id } }', '{}', 'Query.nodes', [1], /Expected an id/],
    ])('%s, in the document', async (_, query, at, field, path, says) => {
      const { errors } = await person.ask(query);
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(says) as string,
          locations: [{ line: 1, column: query.indexOf(at) + 1 }],
          extensions: { code: 'INPUT_INVALID', field, path, expected: { type: expect.any(String) as string } },
        },
      ]);
    });

    test('a default, a directive, and a variable within a list are told alike', async () => {
      const asked = async (query: string, variables = {}) => (await person.ask(query, variables)).errors;
      expect(await asked('query ($n: Int = "x") { workflows(first: $n) { totalCount } }')).toMatchObject([
        { message: expect.stringContaining('"$n"') as string, extensions: { variable: 'n', path: [] } },
      ]);
      expect(await asked('{ viewer @include(if: 3) { id } }')).toMatchObject([
        { extensions: { code: 'INPUT_INVALID', directive: '@include', argument: 'if' } },
      ]);
      for (const [query, argument] of [
        ['query ($v: ID = "x") { nodes(ids: [$v]) { id } }', 'ids'],
        ['query ($v: ID = "x") { workflow(id: $v) { id } }', 'id'],
        ['query ($v: Boolean = true) { viewer @include(if: $v) { id } }', 'if'],
      ] as const) {
        expect(await asked(query, { v: null })).toMatchObject([
          {
            message: expect.stringMatching(`^Argument ".*\\b${argument}\\b.*not .*null\\.$`) as string,
            locations: [{}],
            extensions: { code: 'INPUT_INVALID', argument },
          },
        ]);
      }
    });
  });
});

test('a workflow saved by somebody else meanwhile is told of, and is not written over', async () => {
  const answers = await Promise.all(
    ['one', 'two', 'three'].map((words) => save({ version: workflow.version, graph: adGraphSaying(words) })),
  );
  const [saved, ...more] = answers.filter((answer) => answer.__typename === 'SaveWorkflowGraphPayload');
  expect(more).toEqual([]);
  const conflicts = answers.filter((answer) => answer.__typename === 'VersionConflictError');
  expect(conflicts).toHaveLength(2);
  for (const conflict of conflicts) {
    expect(conflict).toMatchObject({
      code: 'VERSION_CONFLICT',
      workflow: { id: workflow.id, version: workflow.version + 1 },
    });
  }
  const winner = ['one', 'two', 'three'][answers.indexOf(saved as (typeof answers)[number])];
  expect(await savedIdea()).toBe(winner);
  expect(await save({ version: workflow.version + 2, graph: adGraphSaying('later') })).toMatchObject({
    code: 'VERSION_CONFLICT',
  });
  expect(await savedIdea()).toBe(winner);
  workflow = { ...workflow, version: workflow.version + 1 };
});

describe('what would fail is told before the run, and again by the run', () => {
  test('a variable that nothing provides', async () => {
    const { id } = await person.createWorkflow(
      graphOf([text('idea', 'tea'), prompt('ask', '{{text}} in {{colour}}')], 'idea.text -> ask.input'),
    );
    const { workflow: saved } = await person.read<{ workflow: { problems: Problem[] } }>(
      'query ($id: ID!) { workflow(id: $id) { problems { code message nodeKeys path } } }',
      { id },
    );
    expect(saved.problems).toMatchObject([
      { code: 'TEMPLATE_VARIABLE_MISSING', nodeKeys: ['ask'], path: ['nodes', '1', 'config', 'template'] },
    ]);
    const executionId = await person.execute(id);
    const events = await Array.fromAsync(person.follow(executionId));
    expect(events.at(-1)).toMatchObject({
      __typename: 'ExecutionFailed',
      execution: { errorCode: 'TEMPLATE_VARIABLE_MISSING' },
    });
    const failed = (await person.execution(executionId)).nodeExecutions[1];
    expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'TEMPLATE_VARIABLE_MISSING' });
    expect(failed?.error).toContain('colour');
    expect(failed?.errorDetails).toEqual({ variable: 'colour', offered: ['text'] });
    rowsBefore = await countRows();
  });

  test('a workflow without nodes has nothing to run', async () => {
    const { id } = await person.createWorkflow({ nodes: [], edges: [] });
    rowsBefore = await countRows();
    const { executeWorkflow } = await person.read<{ executeWorkflow: Result<{ problems: Problem[] }> }>(
      operations.executeWorkflow,
      { input: { workflowId: id } },
    );
    expect(executeWorkflow).toMatchObject({ __typename: 'GraphInvalidError', problems: [{ code: 'EMPTY_GRAPH' }] });
  });
});

describe('HTTP', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: person.authorization, ...headers },
      body,
    });

  test('12 MB are too much: 413 in JSON, and the server lives on', async () => {
    const response = await post(
      JSON.stringify({
        query: operations.createWorkflow,
        variables: { input: { name: 'Big', graph: graphOf([text('idea', 'x'.repeat(12 * 1024 * 1024))]) } },
      }),
    );
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_TOO_LARGE' } }] });
    expect((await fetch(`${app.url}/health/ready`)).status).toBe(200);
  });

  test('a text too long for its field is named although it fits the request', async () => {
    const { createWorkflow } = await person.read<{ createWorkflow: Result<{ problems: Problem[] }> }>(
      operations.createWorkflow,
      { input: { name: 'Big', graph: graphOf([text('idea', 'x'.repeat(1_000_000))]) } },
    );
    expect(createWorkflow.problems).toMatchObject([
      { code: 'CONFIG_INVALID', path: ['nodes', '0', 'config', 'value'] },
    ]);
    expect(createWorkflow.message?.length).toBeLessThan(1_000);
  });

  test.each([
    ['what is no JSON', '{"query": "{ viewer', {}, 400],
    ['nothing', '', {}, 400],
    ['a list', '[{"query":"{ viewer { id } }"}]', {}, 400],
    ['no query', '{"variables":{}}', {}, 200],
    ['a query that is a number', '{"query":7}', {}, 400],
    ['a form', 'query=%7Bviewer%7Bid%7D%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['bare GraphQL', '{ viewer { id } }', { 'content-type': 'application/graphql' }, 415],
    ['plain text', '{"query":"{ viewer { id } }"}', { 'content-type': 'text/plain' }, 415],
  ])('%s', async (_, body, headers, status) => {
    const response = await post(body, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).not.toMatch(/our side|node_modules|^\s+at /m);
  });

  test('a mutation by GET', async () => {
    const query = 'mutation { createWorkflow(input: { name: "x" }) { __typename } }';
    const response = await fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { authorization: person.authorization },
    });
    expect(response.status).toBe(405);
  });
});

describe('an operation that asks for too much', () => {
  test.each([
    [
      'depth',
      `{ workflows { edges { node { ${'executions { edges { node { workflow { '.repeat(6)} id ${'} } } }'.repeat(6)} } } } }`,
      /too deep/,
    ],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, at) => `a${at}: viewer { id }`).join(' ')} }`, /alias/i],
    ['tokens', `{ viewer { ${'id '.repeat(20_000)} } }`, /token/i],
    ['60 KB of nesting', `${'{ a '.repeat(15_000)}${'}'.repeat(15_000)}`, /nests deeper/],
    ['nested lists', `{ node(id: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { id } }`, /nests deeper/],
    ['nested objects just within', `{ node(id: ${'{a:'.repeat(190)}1${'}'.repeat(190)}) { id } }`, /ID/],
    ['nested selections just within', `${'{ a '.repeat(199)}${'}'.repeat(199)}`, /too deep/],
    ['directives', `{ viewer { id ${'@include(if: true) '.repeat(31)} } }`, /directive/i],
  ])('%s', async (_, query, message) => {
    const { errors, data, status } = await person.ask(query);
    expect(data ?? null).toBeNull();
    expect(status).toBeLessThan(500);
    expect(errors?.[0]?.message).toMatch(message);
    expect(errors?.[0]?.extensions?.code).not.toBe('INTERNAL');
  });

  test.each([
    ['first: 1000', /first: must be from 0 to 100, but is 1000/],
    ['first: -1', /first: must be from 0 to 100/],
    ['last: 101', /last: must be from 0 to 100/],
    ['first: 1, last: 1', /not both/],
    [`after: "${cursor('2026-02-30T00:00:00.000000Z', crypto.randomUUID())}"`, /after: is not a cursor/],
    [`after: "${cursor('9999-99-99T99:99:99.999999Z', crypto.randomUUID())}"`, /after: is not a cursor/],
    [`after: "${cursor('0000-01-01T00:00:00.000000Z', crypto.randomUUID())}"`, /after: is not a cursor/],
    [`before: "${cursor('2026-02-03T00:00:00.000000Z', '-'.repeat(36))}"`, /before: is not a cursor/],
    ['after: "x"', /after: is not a cursor/],
    ['before: "MjAyNi0xMS0yMQ"', /before: is not a cursor/],
  ])('a page of %s', async (page, message) => {
    for (const list of ['workflows', 'generations']) {
      const { errors } = await person.ask(`{ ${list}(${page}) { edges { cursor } } }`);
      expect(errors?.[0]?.message).toMatch(message);
      expect(errors?.[0]?.extensions?.code).toBe('INPUT_INVALID');
    }
  });

  test('more than 100 ids at once', async () => {
    const { errors } = await person.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => workflow.id),
    });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INPUT_INVALID' } });
  });

  test('a field that there is not is named, and nobody is told how the server is made', async () => {
    const { errors } = await askOverHttp(app.url, { query: '{ viewer { colour } }' });
    expect(errors?.[0]?.message).toMatch(/colour/);
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|\.ts/);
  });
});

type Saved = Result<{ problems: Problem[]; workflow: { id: string; version: number } }>;

async function save(input: { version: number; graph: Graph }): Promise<Saved> {
  const data = await person.read<{ saveWorkflowGraph: Saved }>(operations.saveWorkflowGraph, {
    input: { workflowId: workflow.id, ...input },
  });
  return data.saveWorkflowGraph;
}

function adGraphSaying(words: string): Graph {
  const { nodes, edges } = adGraph();
  return { nodes: [text('idea', words), ...nodes.slice(1)], edges };
}

async function savedIdea(): Promise<unknown> {
  const { workflow: saved } = await person.read<{ workflow: { nodes: { config: { value?: string } }[] } }>(
    'query ($id: ID!) { workflow(id: $id) { nodes { config } } }',
    { id: workflow.id },
  );
  return saved.nodes[0]?.config.value;
}

function cursor(at: string, id: string): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

async function countRows() {
  const { rows } = await app.database.query(
    `select (select count(*)::int from workflows) as workflows, (select count(*)::int from nodes) as nodes,
      (select count(*)::int from edges) as edges, (select count(*)::int from executions) as executions,
      (select count(*)::int from node_executions) as node_executions, (select count(*)::int from generations) as generations`,
  );
  return rows[0];
}
