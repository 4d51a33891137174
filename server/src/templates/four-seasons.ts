import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

const seasons = [
  {
    key: 'spring',
    name: 'Spring',
    world:
      'an open window after rain, cherry blossom on the sill, cool clear light, pale pink and fresh green. Headline: "Let it in"',
  },
  {
    key: 'summer',
    name: 'Summer',
    world:
      'a whitewashed terrace at noon, bleached linen, lemon halves, hard shadows, white and lemon yellow. Headline: "Long light"',
  },
  {
    key: 'autumn',
    name: 'Autumn',
    world:
      'a reading corner at dusk, a wool blanket, russet leaves, low golden light, rust and ochre. Headline: "Stay in"',
  },
  {
    key: 'winter',
    name: 'Winter',
    world:
      'a frosted windowpane at night, fir twigs, a single warm glow, deep blue and candle gold. Headline: "Glow slowly"',
  },
];

export const fourSeasons = defineTemplate({
  name: 'four-seasons',
  title: 'Seasonal campaign',
  description: 'One product through the four seasons: the same composition and brand, another world each time.',
  category: 'Campaigns',
  cards: [
    card('product', 'TEXT_INPUT', 'Product', [0, 0], {
      value: 'a Fjell scented candle in a ribbed stoneware jar with an embossed wax seal, burning with a steady flame',
    }),
    card('brand', 'TEXT_INPUT', 'Brand look', [0, 0.5], {
      value: 'quiet Nordic luxury, few objects, honest materials, muted colours with one accent',
    }),
    ...seasons.map(({ key, name, world }, row) => card(key, 'TEXT_INPUT', name, [1, row], { value: world })),
    ...seasons.map(({ key, name }, row) =>
      card(`${key}-prompt`, 'PROMPT', `${name} picture`, [2, row], {
        template:
          'Campaign photograph of {{Product.text}}. Brand: {{Brand look.text}}. The product stands a little left of the middle at ' +
          'eye level, always at the same size; the headline has its place on the right. 70 mm, f/4, soft falloff, fine film grain. ' +
          `The season: {{${name}.text}}`,
      }),
    ),
    ...seasons.map(({ key }, row) =>
      card(`${key}-model`, 'IMAGE_MODEL', `Draw ${key}`, [3, row], {
        model: 'fal-ai/flux/schnell',
        parameters: { aspect_ratio: '4:5', num_images: 1, seed: 12 },
      }),
    ),
    ...seasons.map(({ key, name }, row) =>
      card(`${key}-ad`, 'OUTPUT', `${name} ad`, [4, row], { num_images: 1, aspect_ratio: '4:5' }),
    ),
  ],
  joins: seasons.flatMap(({ key }) => [
    `product.text -> ${key}-prompt.input`,
    `brand.text -> ${key}-prompt.input`,
    `${key}.text -> ${key}-prompt.input`,
    `${key}-prompt.prompt -> ${key}-model.prompt`,
    `${key}-model.image_urls -> ${key}-ad.image_urls`,
  ]),
  frames: [
    frame('The constant', { column: 0, rows: 4 }, 'BLUE'),
    frame('The seasons', { column: 1, rows: 4 }, 'ORANGE'),
    frame('Pictures', { column: 2, columns: 2, rows: 4 }, 'PURPLE'),
    frame('Finished', { column: 4, rows: 4 }, 'GREEN'),
  ],
  notes: [
    noteAbove({ column: 0 }, 'Change the product and the brand look here, once, for the whole year.'),
    noteAbove(
      { column: 1 },
      'Seasons can be occasions, cities or audiences as well. Mute what you do not need yet; it costs nothing then.',
    ),
  ],
});
