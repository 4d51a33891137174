import { expect, test } from 'vitest';
import { emptySnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { brandNode } from './brand.ts';
import { imageModel } from './image-model.ts';
import { textModel } from './text-model.ts';
import { runNode } from '../../testing/run-node.ts';

test('it gives the brand as it is, under its name', async () => {
  const { output } = await runNode(brandNode, { brand_id: 'Casa' });
  expect(output['brand']).toMatchObject({ title: 'Casa', words_to_avoid: [] });
});

test.each([
  ['', 'CONFIG_INCOMPLETE'],
  ['gone', 'BRAND_MISSING'],
])('the brand “%s” is told to be missing', async (brandId, code) => {
  await expect(runNode(brandNode, { brand_id: brandId })).rejects.toMatchObject({ code });
});

const brand = {
  ...emptySnapshot,
  title: 'Casa',
  colors: { ...emptySnapshot.colors, background: '#fffaf0', accent: '#0d47a1' },
  tone: 'warm, plain',
  words_to_use: ['slow'],
  words_to_avoid: ['cheap'],
  claims: [{ text: 'No. 1 in taste', note: 'Panel of 200' }],
};

test('a text model is told how the brand speaks, and its words to avoid are looked for in what it wrote', async () => {
  const texts = ['Cheap coffee', 'Slow coffee'];
  const config = { instruction: 'An ad', avoid: ['best'] };
  const { output, asked } = await runNode(textModel, config, { brand }, { texts });
  expect(output['text']).toBe('Slow coffee');
  const rules = String(asked.models[0]?.parameters['system_prompt']);
  for (const word of ['“Casa”', 'warm, plain', '“slow”', '“No. 1 in taste”', '“best”, “cheap”'])
    expect(rules).toContain(word);
  expect(asked.models).toHaveLength(2);
});

test('an image model is told the palette and the mood in words', async () => {
  const { asked } = await runNode(imageModel, {}, { prompt: 'A cup', brand });
  expect(asked.models[0]?.prompt).toBe('A cup\n\nPalette: white #fffaf0, blue #0d47a1.\nMood: warm, plain.');
});

test('what comes in as a brand and is none is refused before anything is paid', async () => {
  await expect(runNode(imageModel, {}, { prompt: 'A cup', brand: 'Casa' })).rejects.toMatchObject({
    code: 'INPUT_MISSING',
    details: { input: 'brand' },
  });
});
