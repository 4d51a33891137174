import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

const formats = [
  { key: 'square', ratio: '1:1', model: 'Square', output: 'Feed, square' },
  { key: 'portrait', ratio: '4:5', model: 'Portrait', output: 'Feed, portrait' },
  { key: 'story', ratio: '9:16', model: 'Story', output: 'Stories and reels' },
];

export const threeFormats = defineTemplate({
  name: 'three-formats',
  title: 'One idea, three formats',
  description: 'The same idea composed for square, portrait and story, instead of one picture cut three times.',
  category: 'Campaigns',
  cards: [
    card('idea', 'TEXT_INPUT', 'Idea', [0, 0], {
      value: 'Solera blood orange soda in a slim frosted can, caught in the moment it is opened, fine spray in the air',
    }),
    card('look', 'TEXT_INPUT', 'Look', [0, 0.5], {
      value:
        'sun-drenched Mediterranean terrace, hard midday shadows, coral against cobalt blue, 1960s travel poster mood',
    }),
    card('visual', 'PROMPT', 'Key visual', [1, 0], {
      template:
        'Key visual of a drinks campaign: {{Idea.text}}. Setting and colour world: {{Look.text}}. Low camera, the product heroic ' +
        'against the sky, condensation droplets in focus. Compose it for this format: the product in the middle third, clean space ' +
        'above it for the headline, nothing important within a tenth of the edges. High-speed flash, 50 mm, crisp. ' +
        'Headline: "Drink the sun"',
    }),
    ...formats.map(({ key, ratio, model }, row) =>
      card(`${key}-model`, 'IMAGE_MODEL', model, [2, row], {
        model: 'fal-ai/flux/dev',
        parameters: { aspect_ratio: ratio, num_images: 1, seed: 21 },
      }),
    ),
    ...formats.map(({ key, ratio, output }, row) =>
      card(key, 'OUTPUT', output, [3, row], { num_images: 1, aspect_ratio: ratio }),
    ),
  ],
  joins: [
    'idea.text -> visual.input',
    'look.text -> visual.input',
    ...formats.map(({ key }) => `visual.prompt -> ${key}-model.prompt`),
    ...formats.map(({ key }) => `${key}-model.image_urls -> ${key}.image_urls`),
  ],
  frames: [
    frame('One idea', { column: 0, columns: 2, rows: 3.25 }, 'BLUE'),
    frame('Composed for each format', { column: 2, rows: 3.25 }, 'PURPLE'),
    frame('Finished', { column: 3, rows: 3.25 }, 'GREEN'),
  ],
  notes: [
    noteAbove({ column: 0 }, 'Change the idea and the look; the three formats follow.'),
    noteAbove(
      { column: 2 },
      'All three share a seed, so that they look like one campaign. Give them another number for another take.',
    ),
  ],
});
