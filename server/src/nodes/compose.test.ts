import { emptySnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { expect, test } from 'vitest';
import { type Asked, runNode } from '../../testing/run-node.ts';
import { composeNode } from './compose.ts';

const upstream = (joinedPorts: string[]) => ({ nodes: [{ name: 'Ads', gives: ['headline'] }], joinedPorts });

async function requestOf(config: object, input: Record<string, unknown>) {
  const asked: Asked = { models: [], rejected: [], assets: [], trends: [], compositions: [] };
  const { output } = await runNode(composeNode, config, input, { asked });
  return { output, request: asked.compositions?.[0] };
}

test('words are what is written in the node, filled in, or else what is connected; an ad and its placement are items of one list', async () => {
  const config = {
    layout: 'offer',
    placements: ['meta_story', '400x200'],
    call_to_action: 'Get {{headline}}',
    accent: '#ff0000',
  };
  const input = { image: ['asset:u/1.png', 'asset:u/2.png'], headline: 'Cold brew', price: 4.9, attribution: 'Jana' };
  const { output, request } = await requestOf(config, input);
  expect(request).toMatchObject({
    words: { headline: 'Cold brew', call_to_action: 'Get Cold brew', price: '4.9' },
    pictures: { image: 'asset:u/1.png' },
    brand: { accent: '#ff0000', background: null, headingFont: 'Inter' },
  });
  // A name under a quote is none of an offer’s words.
  expect(request?.words).not.toHaveProperty('attribution');
  expect(output).toMatchObject({
    image: ['asset:u/meta_story.png', 'asset:u/400x200.png'],
    placement: ['Instagram and Facebook: Story', 'Own size: 400 × 200'],
  });
});

test('a brand gives what the node does not set itself, and is looked for in the words', async () => {
  const brand = {
    ...emptySnapshot,
    title: 'Casa',
    colors: { ...emptySnapshot.colors, background: '#fffaf0', accent: '#0d47a1' },
    fonts: { heading: 'Fraunces', body: 'Lora' },
    logos: { light: 'asset:u/light.png', dark: 'asset:u/dark.png', mark: null },
    words_to_avoid: ['cheap'],
    call_to_action: 'Taste it',
  };
  const input = { image: 'asset:u/1.png', headline: 'Cold brew', brand };
  const own = { accent: '#ff0000', body_font: 'Inter' };
  expect((await requestOf(own, input)).request).toMatchObject({
    words: { headline: 'Cold brew', call_to_action: 'Taste it' },
    pictures: { logo: 'asset:u/light.png' },
    darkLogo: 'asset:u/dark.png',
    brand: { background: '#fffaf0', accent: '#ff0000', text: null, headingFont: 'Fraunces', bodyFont: 'Inter' },
    wording: { avoid: ['cheap'], claims: [] },
  });
  const joined = (await requestOf({ call_to_action: 'Buy' }, { ...input, logo: 'asset:u/own.png' })).request;
  expect(joined).toMatchObject({ words: { call_to_action: 'Buy' }, pictures: { logo: 'asset:u/own.png' } });
  expect(joined).not.toHaveProperty('darkLogo');
  const onlyDark = { ...brand, logos: { ...brand.logos, light: null } };
  const request = (await requestOf({}, { ...input, brand: onlyDark })).request;
  expect(request).toMatchObject({ pictures: { logo: 'asset:u/dark.png' } });
  expect(request).not.toHaveProperty('darkLogo');
});

test.each([
  [{}, ['headline'], ['INPUT_MISSING']],
  [{ placements: [] }, ['image'], ['CONFIG_INCOMPLETE']],
  [{ layout: 'before_and_after' }, ['image'], ['INPUT_MISSING']],
  [{ layout: 'text_only' }, ['image', 'headline'], ['INPUT_UNUSED']],
  [{ layout: 'quote' }, ['body'], ['INPUT_UNUSED']],
  [{ headline: 'Written' }, ['image', 'headline'], ['INPUT_UNUSED']],
  // As that problem says to write.
  [{ headline: 'Only {{headline}}' }, ['image', 'headline'], []],
  [{ headline: 'Only {{body}}' }, ['image'], ['TEMPLATE_VARIABLE_MISSING']],
  [{ headline: 'Only {{body}}' }, ['image', 'body'], []],
  [{ headline: 'More {{headline}}' }, ['image', 'headline'], []],
  [{ body: 'For {{nobody}}' }, ['image'], ['TEMPLATE_VARIABLE_MISSING']],
  // What the layout does not show is not looked at.
  [{ layout: 'quote', body: 'For {{nobody}}' }, [], []],
])('%j with %j connected: %j', (config, joined, codes) => {
  const whole = { ...composeNode.defaultConfig, ...config };
  expect(composeNode.checkReadiness(whole, upstream(joined)).map(({ code }) => code)).toEqual(codes);
});

test.each([
  [{ placements: ['meta_feed', 'meta_feed'] }, ['placements', '1']],
  [{ placements: ['nowhere'] }, ['placements', '0']],
  [{ placements: ['30x30'] }, ['placements', '0']],
  [{ layout: 'gone' }, ['layout']],
  [{ accent: 'red' }, ['accent']],
  [{ heading_font: 'Comic Sans' }, ['heading_font']],
  [{ overrides: [] }, ['overrides']],
  [{ overrides: { nowhere: {} } }, ['overrides', 'nowhere']],
  [{ overrides: { meta_feed: { colour: 'red' } } }, ['overrides', 'meta_feed', 'colour']],
  [{ overrides: { meta_feed: { texts: { title: 'x' } } } }, ['overrides', 'meta_feed', 'texts', 'title']],
  [{ overrides: { meta_feed: { texts: { headline: '' } } } }, ['overrides', 'meta_feed', 'texts', 'headline']],
  [{ overrides: { meta_feed: { texts: { price: 'x'.repeat(201) } } } }, ['overrides', 'meta_feed', 'texts', 'price']],
  [{ overrides: { meta_feed: { hidden: ['image'] } } }, ['overrides', 'meta_feed', 'hidden', '0']],
  [
    { overrides: { meta_feed: { focal_points: { image: { x: 2 } } } } },
    ['overrides', 'meta_feed', 'focal_points', 'image', 'x'],
  ],
  [
    { overrides: { meta_feed: { moves: { headline: { x: '12' } } } } },
    ['overrides', 'meta_feed', 'moves', 'headline', 'x'],
  ],
  [{ overrides: { meta_feed: { scales: { logo: 0 } } } }, ['overrides', 'meta_feed', 'scales', 'logo']],
])('%j is refused at its place', (config, path) => {
  expect(composeNode.checkConfig(config)).toMatchObject([{ path }]);
});

test('an override’s texts are filled in for its placement, and what it says counts for reuse only where it is seen', async () => {
  const set = { texts: { headline: 'Only {{headline}}', price: '{{nobody}}' }, moves: { logo: { x: 5 } } };
  const overrides = { meta_feed: set, '300x250': { hidden: ['logo'] } };
  const config = { placements: ['meta_feed', 'meta_story'], overrides };
  const { request } = await requestOf(config, { image: 'asset:u/1.png', headline: 'Cold' });
  // A price is none of this layout’s texts, so that nothing has to fill it in.
  expect(request?.overrides).toEqual({
    meta_feed: { texts: { headline: 'Only Cold' }, moves: { logo: { x: 5, y: 0 } } },
  });
  const identity = (values: object) => JSON.stringify(composeNode.identify({ placements: ['meta_feed'], ...values }));
  const plain = identity({});
  for (const nothing of [{}, { meta_feed: { texts: {}, moves: { logo: { x: 0 } } } }, { meta_story: set }])
    expect(identity({ overrides: nothing })).toBe(plain);
  expect(identity({ overrides })).not.toBe(plain);
  expect(plain).not.toContain('overrides');
});

test.each([
  [
    { meta_feed: { texts: { headline: 'Only {{nobody}}' } } },
    ['TEMPLATE_VARIABLE_MISSING'],
    'meta_feed.texts.headline',
  ],
  [{ meta_feed: { texts: { price: '{{nobody}}' } } }, ['INPUT_UNUSED'], 'meta_feed'],
  [{ meta_square: { hidden: ['logo'] } }, ['INPUT_UNUSED'], 'meta_square'],
  [{ meta_square: {}, meta_feed: { hidden: ['logo'] } }, [], undefined],
])('before a run, of %j is said %j', (overrides, codes, place) => {
  const whole = { ...composeNode.defaultConfig, placements: ['meta_feed'], overrides };
  const problems = composeNode.checkReadiness(whole, upstream(['image']));
  expect(problems.map(({ code }) => code)).toEqual(codes);
  expect(problems[0]?.path?.slice(1).join('.')).toBe(place);
});

test('a picture that the layout needs is asked for, and so are a layout that is gone and a variable that nobody gives', async () => {
  await expect(requestOf({}, { headline: 'Cold' })).rejects.toMatchObject({
    code: 'INPUT_MISSING',
    details: { input: 'image' },
  });
  // One that a later release no longer has, of a workflow that was saved with it.
  await expect(requestOf({ layout: 'gone' }, { image: 'asset:u/1.png' })).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    details: { problems: [{ path: ['layout'] }] },
  });
  await expect(requestOf({ headline: '{{x}}' }, { image: 'asset:u/1.png' })).rejects.toMatchObject({
    code: 'TEMPLATE_VARIABLE_MISSING',
  });
});
