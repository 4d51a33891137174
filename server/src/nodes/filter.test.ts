import type { Value } from '@visualadgen/graph/values/value.ts';
import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { describe, expect, test } from 'vitest';
import { type Asked, runNode } from '../../testing/run-node.ts';
import { automaticModels } from '../wiring/automatic-models.ts';
import { filter } from './filter.ts';

const text = (words: string): Value => ({ kind: 'text', text: words });
const picture: Value = { kind: 'image', asset: 'u/p.png' };
const verdict = (answer: string, reason = 'It is.') => JSON.stringify({ verdict: answer, reason });

interface Options {
  match?: 'all' | 'any';
  texts?: string[];
  asked?: Asked;
}

/** At which output it leaves. */
async function wayOf(value: Value, conditions: object[], { match = 'all', ...options }: Options = {}) {
  const { output } = await runNode(
    filter,
    { rule: { match, conditions } },
    { value: plainValue(value) },
    { values: { value }, ...options },
  );
  return 'passed' in output ? 'passed' : 'rest' in output ? 'rest' : null;
}

describe('a text passes by', () => {
  const longPattern = { kind: 'TEXT_MATCHES', pattern: '(a+)+$' };
  test.each<[string, object, string[], string[]]>([
    ['what it contains', { kind: 'TEXT_CONTAINS', text: ' Sale ' }, ['The SALE is on', 'sale'], ['Sal', '']],
    ['its case', { kind: 'TEXT_CONTAINS', text: 'Sale', matches_case: true }, ['Sale'], ['sale', 'SALE']],
    ['what it is', { kind: 'TEXT_IS', text: 'cafe\u0301 noir' }, ['Café\u00a0 Noir'], ['Cafe noir', 'Café noir!']],
    ['its start', { kind: 'TEXT_STARTS', text: 'New' }, ['new: tea', '  New'], ['Brand new']],
    ['its end', { kind: 'TEXT_ENDS', text: '!' }, ['Go!', 'Go! '], ['Go!?']],
    ['being empty', { kind: 'TEXT_IS_EMPTY' }, ['', ' \n\u200b'], ['.', '0']],
    ['not being so', { kind: 'TEXT_IS_EMPTY', is_not: true }, ['x'], ['']],
    ['a pattern', { kind: 'TEXT_MATCHES', pattern: String.raw`^\d+ ?%` }, ['20% off', '5 %'], ['off 20%', '%']],
    ['letters of any script', { kind: 'TEXT_MATCHES', pattern: String.raw`^\p{L}+$` }, ['Größe', 'ΑΒΓ'], ['a1']],
    ['a pattern in either case', { kind: 'TEXT_MATCHES', pattern: 'ÉTÉ' }, ['un été'], ['ete']],
    ['a pattern that others explode at', longPattern, ['a'.repeat(50_000)], [`${'a'.repeat(50_000)}!`]],
    ['its characters', { kind: 'TEXT_LENGTH', count: 3 }, ['', 'abc', '👩‍🍳👩‍🍳👩‍🍳'], ['abcd']],
    ['its words', { kind: 'TEXT_LENGTH', compare: 'at_least', count: 2, unit: 'words' }, ['two words'], ['one']],
    ['a number at least', { kind: 'NUMBER', number: 12.5 }, ['12.5', '12.50', ' 13 ', '+1000'], ['12.49', '-13']],
    ['a number at most', { kind: 'NUMBER', compare: 'at_most', number: 0.3 }, ['0.3', '.1'], ['0.30000000000000001']],
    ['a number more than', { kind: 'NUMBER', compare: 'more_than', number: 5 }, ['5.0001'], ['5', '4']],
    ['a number less than', { kind: 'NUMBER', compare: 'less_than', number: 0 }, ['-0.1'], ['0', '-0']],
    ['exactly a number', { kind: 'NUMBER', compare: 'equal', number: 7 }, ['7', '7.00', '07'], ['7.01']],
    ['contrast', { kind: 'CONTRAST' }, ['#000', '1e40af', 'Ink: #1e40af, #fff'], ['#fff', '#777777']],
    ['contrast of two', { kind: 'CONTRAST', ratio: 3, color: '' }, ['#fff on #000'], ['#fff, #eee']],
  ])('%s', async (_, condition, passing, others) => {
    for (const one of passing) expect([one, await wayOf(text(one), [condition])]).toEqual([one, 'passed']);
    for (const one of others) expect([one, await wayOf(text(one), [condition])]).toEqual([one, 'rest']);
  });
});

test('all or any of several conditions must hold, and what is settled is not looked at further', async () => {
  const [starts, ends] = [
    { kind: 'TEXT_STARTS', text: 'a' },
    { kind: 'TEXT_ENDS', text: 'z' },
  ];
  expect(await wayOf(text('a-z'), [starts, ends])).toBe('passed');
  expect(await wayOf(text('a'), [starts, ends])).toBe('rest');
  expect(await wayOf(text('z'), [starts, ends], { match: 'any' })).toBe('passed');
  expect(await wayOf(text('b'), [starts, ends], { match: 'any' })).toBe('rest');
  expect(await wayOf(text('a'), [starts, { kind: 'NUMBER', number: 1 }], { match: 'any' })).toBe('passed');
});

test('a picture passes by its color, and by what a model says of it', async () => {
  const white = { kind: 'CONTRAST', color: '#ffffff' };
  expect(await wayOf(picture, [white])).toBe('passed');
  expect(await wayOf(picture, [{ ...white, ratio: 10 }])).toBe('rest');
  const question = { kind: 'ASK_MODEL', question: 'Is it red?' };
  expect(await wayOf(picture, [question], { texts: [verdict('yes')] })).toBe('passed');
  expect(await wayOf(picture, [{ ...question, is_not: true }], { texts: [verdict('yes')] })).toBe('rest');
});

const question = { rule: { conditions: [{ kind: 'ASK_MODEL', question: 'Is it short?' }] } };

test('a model that looks is asked about a picture, one that reads about a text; what it says and costs is given', async () => {
  const about = async (value: Value) =>
    runNode(
      filter,
      question,
      { value: plainValue(value) },
      { values: { value }, texts: [verdict(' Yes', 'Two words.')] },
    );
  const read = await about(text('https://example.com/p.png'));
  expect(read.output).toEqual({ passed: 'https://example.com/p.png', reason: 'Two words.', cost: '0.000100' });
  expect(read.asked.models).toMatchObject([{ prompt: expect.stringContaining('p.png'), imageUrls: [] }]);
  const looked = await about(picture);
  expect(looked.asked.models).toMatchObject([
    {
      models: [expect.stringMatching(/\/vision$/), expect.any(String), expect.any(String)],
      imageUrls: ['asset:u/p.png'],
    },
  ]);
});

test('an answer that is neither yes nor no is asked for once more, and then told', async () => {
  const value = text('Tea');
  const ask = (texts: string[]) => runNode(filter, question, { value: 'Tea' }, { values: { value }, texts });
  const mended = await ask(['Perhaps.', verdict('no')]);
  expect(mended.output).toMatchObject({ rest: 'Tea', cost: '0.000200' });
  await expect(ask([verdict('maybe'), 'yes'])).rejects.toMatchObject({ code: 'ANSWER_INVALID' });
  await expect(ask(["I'm sorry, but I can't help with that."])).rejects.toMatchObject({
    code: 'PROVIDER_CONTENT_REFUSED',
  });
});

test('a model is asked last, and not at all where the rest has settled it', async () => {
  const asked: Asked = { models: [], rejected: [], assets: [], trends: [] };
  const conditions = [
    { kind: 'ASK_MODEL', question: 'Is it good?' },
    { kind: 'TEXT_LENGTH', count: 3 },
  ];
  expect(await wayOf(text('Longer'), conditions, { asked })).toBe('rest');
  expect(await wayOf(text('abc'), conditions, { match: 'any', asked })).toBe('passed');
  expect(asked.models).toEqual([]);
  expect(await wayOf(text('abc'), conditions, { asked, texts: [verdict('no')] })).toBe('rest');
  expect(asked.models).toHaveLength(1);
});

describe('what a rule cannot be applied to is told', () => {
  const number = { kind: 'NUMBER', number: 5 };
  const contrast = { kind: 'CONTRAST' };
  test.each<[string, Value, object, string]>([
    ['currency', text('$5'), number, 'needs a number, but “$5” came in: write it as'],
    ['a unit', text('5 €'), number, 'no spaces, commas, units or currency signs'],
    ['a comma', text('1,500'), number, '“1,500”'],
    ['spaces', text('1 500'), number, '“1 500”'],
    ['an exponent', text('1e3'), number, '“1e3”'],
    ['hex', text('0x10'), number, 'needs a number'],
    ['words', text('five'), number, 'needs a number'],
    ['nothing', text('  '), number, 'an empty text came in'],
    ['too many digits', text('9'.repeat(100_000)), number, 'needs a number'],
    ['a picture for a number', picture, number, 'needs a text, but a picture came in'],
    ['a picture for a text', picture, { kind: 'TEXT_CONTAINS', text: 'a' }, 'ask a model about the picture'],
    ['a picture for a pattern', picture, { kind: 'TEXT_MATCHES', pattern: 'a' }, 'needs a text'],
    ['no color', text('red'), contrast, 'a color such as #1e40af, but “red” came in'],
    ['one color of two', text('#fff'), { kind: 'CONTRAST', color: '' }, 'needs two colors'],
    ['a long text', text('x'.repeat(3_000_000)), { kind: 'TEXT_MATCHES', pattern: 'y' }, '3,000,000 came in'],
    ['nothing to judge', text(' '), { kind: 'ASK_MODEL', question: 'Is it good?' }, 'an empty one came in'],
    ['several pictures', { kind: 'list', items: [picture, picture] }, contrast, 'switch off “All at once”'],
  ])('%s', async (_, value, condition, message) => {
    await expect(wayOf(value, [condition])).rejects.toMatchObject({
      code: 'RULE_UNFIT',
      message: expect.stringContaining(message),
    });
  });

  test('and nothing at all, before anything is paid', async () => {
    const nothing: Record<string, Value>[] = [
      {},
      { value: { kind: 'list', items: [] } },
      { value: { kind: 'data', data: null } },
    ];
    for (const values of nothing)
      await expect(runNode(filter, question, {}, { values })).rejects.toMatchObject({ code: 'INPUT_MISSING' });
  });
});

describe('what is missing or wrong in a rule is told before a run', () => {
  test.each<[object, string, string[]]>([
    [{ kind: 'TEXT_CONTAINS', text: ' ' }, 'no text to compare with', ['text']],
    [{ kind: 'TEXT_LENGTH' }, 'no length', ['count']],
    [{ kind: 'NUMBER' }, 'no number', ['number']],
    [{ kind: 'TEXT_MATCHES' }, 'no pattern', ['pattern']],
    [{ kind: 'TEXT_MATCHES', pattern: '(' }, 'cannot be used: missing closing ): `(`.', ['pattern']],
    [{ kind: 'TEXT_MATCHES', pattern: '(?=a)' }, 'cannot be used', ['pattern']],
    [{ kind: 'TEXT_MATCHES', pattern: String.raw`(a)\1` }, 'cannot be used', ['pattern']],
    [{ kind: 'TEXT_MATCHES', pattern: 'x{999}'.repeat(30) }, 'repeats too much', ['pattern']],
    [{ kind: 'CONTRAST', color: 'red' }, '“red” is no color', ['color']],
    [{ kind: 'ASK_MODEL', question: '\n' }, 'no question', ['question']],
  ])('%j', async (condition, message, path) => {
    const rule = { conditions: [{ kind: 'TEXT_IS_EMPTY' }, condition] };
    expect(filter.checkConfig({ rule })).toEqual([]);
    expect(filter.checkReadiness({ rule }, upstream)).toEqual([
      {
        code: expect.any(String),
        message: expect.stringContaining(message),
        path: ['rule', 'conditions', '1', ...path],
      },
    ]);
    const value = text('');
    await expect(runNode(filter, { rule }, { value: '' }, { values: { value } })).rejects.toMatchObject({
      message: expect.stringContaining(message),
    });
  });

  test('and that there is none', () => {
    expect(filter.checkReadiness({}, upstream)).toMatchObject([
      { code: 'CONFIG_INCOMPLETE', path: ['rule', 'conditions'] },
    ]);
  });
});

const upstream = { nodes: [], joinedPorts: ['value'] };

test.each<[unknown, string[], string]>([
  [{ conditions: [{ kind: 'SMELLS' }] }, ['rule', 'conditions', '0', 'kind'], 'must be one of TEXT_CONTAINS, '],
  [{ conditions: [{}] }, ['rule', 'conditions', '0', 'kind'], 'must be given'],
  [{ conditions: ['TEXT_IS'] }, ['rule', 'conditions', '0'], 'must be an object, but is the text “TEXT_IS”'],
  [{ conditions: [{ kind: 'NUMBER', number: '5' }] }, ['rule', 'conditions', '0', 'number'], 'must be a number'],
  [{ conditions: [{ kind: 'NUMBER', text: 'x' }] }, ['rule', 'conditions', '0', 'text'], 'is not known here'],
  [{ match: 'some' }, ['rule', 'match'], 'must be one of all, any'],
  [
    { conditions: Array.from({ length: 21 }, () => ({ kind: 'TEXT_IS_EMPTY' })) },
    ['rule', 'conditions'],
    'must have at most 20 entries',
  ],
  ['all', ['rule'], 'must be an object'],
])('a rule such as %j cannot be saved', (rule, path, message) => {
  expect(filter.checkConfig({ rule })).toEqual([{ path, message: expect.stringContaining(message) }]);
});

test('questions are priced before a run, each of them; without one it costs nothing', () => {
  const defaults = { automatic: automaticModels({ TEXT: [], VISION: [] }) };
  const ask = { kind: 'ASK_MODEL', question: 'Is it red?' };
  const priceOf = (...conditions: object[]) => filter.estimateCost({ rule: { conditions } }, defaults);
  expect(priceOf({ kind: 'TEXT_IS', text: 'x' })).toBeNull();
  expect(priceOf(ask)).toMatchObject({ cost: expect.stringMatching(/^0\.0[012]/), calls: 1 });
  const [one, two] = [priceOf(ask)?.cost, priceOf(ask, { ...ask, is_not: true })];
  expect(two).toMatchObject({ calls: 2 });
  expect(Number(two?.cost)).toBeCloseTo(2 * Number(one), 6);
});
