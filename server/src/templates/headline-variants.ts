import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

const variants = [
  { key: 'promise', name: 'Promise', words: 'Sleep like Sunday' },
  { key: 'question', name: 'Question', words: 'Tired of being tired?' },
  { key: 'proof', name: 'Proof', words: '9 of 10 sleep deeper' },
];

export const headlineVariants = defineTemplate({
  name: 'headline-variants',
  title: 'Three headlines to test',
  description: 'The same ad with a promise, a question and a proof, ready for a split test.',
  category: 'Compare',
  cards: [
    card('scene', 'TEXT_INPUT', 'Scene', [0, 0], {
      value:
        'a bedside still life in early morning light: a bedside lamp with a linen shade, a ceramic mug, rumpled oatmeal-coloured bedding',
    }),
    ...variants.map(({ key, name, words }, row) => card(key, 'TEXT_INPUT', name, [1, row], { value: words })),
    ...variants.map(({ key, name }, row) =>
      card(`${key}-prompt`, 'PROMPT', `${name} ad`, [2, row], {
        template:
          'Poster-like advertisement. Photograph: {{Scene.text}}. Calm, airy, pale morning palette, the upper half a plain wall. ' +
          'On that wall one headline, spelled exactly so and nothing else: ' +
          `"{{${name}.text}}" Tight, friendly sans serif, heavy weight, ink blue, left-aligned, two lines at most. Keep the picture ` +
          'the same whatever the words are.',
      }),
    ),
    ...variants.map(({ key }, row) =>
      card(`${key}-model`, 'IMAGE_MODEL', `Draw the ${key}`, [3, row], {
        model: 'fal-ai/nano-banana',
        parameters: { aspect_ratio: '1:1', num_images: 1, seed: 9 },
      }),
    ),
    ...variants.map(({ key }, row) =>
      card(`${key}-ad`, 'OUTPUT', `Variant: ${key}`, [4, row], { num_images: 1, aspect_ratio: '1:1' }),
    ),
  ],
  joins: variants.flatMap(({ key }) => [
    `scene.text -> ${key}-prompt.input`,
    `${key}.text -> ${key}-prompt.input`,
    `${key}-prompt.prompt -> ${key}-model.prompt`,
    `${key}-model.image_urls -> ${key}-ad.image_urls`,
  ]),
  frames: [
    frame('The scene', { column: 0, rows: 3 }, 'BLUE'),
    frame('Three headlines', { column: 1, rows: 3 }, 'ORANGE'),
    frame('The same ad', { column: 2, columns: 2, rows: 3 }, 'PURPLE'),
    frame('To test', { column: 4, rows: 3 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 1 },
      'Write the three headlines you are torn between. Change only the words: then the test tells what the words do.',
    ),
  ],
});
