import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const briefToBestAds = defineTemplate({
  name: 'brief-to-best-ads',
  title: 'From a brief to the best ads',
  description:
    'One sentence becomes three headlines; each of your photos is cut out and set into two scenes with each of them. A model looks at the twelve pictures and lets the good ones through.',
  category: 'Campaigns',
  cards: [
    card('brief', 'TEXT_INPUT', 'Brief', [0, 0], {
      value: 'A cold brew in a small glass bottle, for people who take their time in the morning.',
    }),
    card('scene', 'TEXT_LIST', 'Scene', [0, 0.5], {
      values: [
        'a sunlit kitchen counter of pale stone, linen, long shadows',
        'a wooden jetty at dawn, still water, light mist',
      ],
    }),
    card('photo', 'IMAGE_LIST', 'Photo', [0, 1], {}),
    card('headline', 'TEXT_MODEL', 'Headline', [1, 0], {
      instruction: 'Write a headline for an ad. {{Brief.text}}',
      count: 3,
      language: 'en',
      text_words: 6,
      text_characters: 40,
    }),
    card('product', 'CUT_OUT', 'Product', [1, 1], {}),
    card('direction', 'PROMPT', 'Art direction', [2, 0], {
      template:
        'Keep the product in this photo exactly as it is: the same shape, materials, colours, label and logo. Place it in {{Scene.text}}. ' +
        'Soft daylight from the left, natural contact shadows, the upper third calm for the headline. ' +
        'Headline: "{{Headline.text}}"',
    }),
    card('picture', 'IMAGE_MODEL', 'Picture', [2, 1], {
      model: 'fal-ai/bytedance/seedream/v4/edit',
      parameters: { num_images: 1, aspect_ratio: '4:5', seed: 7 },
    }),
    card('best', 'FILTER', 'The best', [3, 0], {
      rule: {
        match: 'all',
        conditions: [
          {
            kind: 'ASK_MODEL',
            question: 'Is the product in full view and sharp, and is the headline spelled right and easy to read?',
          },
        ],
      },
    }),
    card('ads', 'OUTPUT', 'Best ads', [4, 0], {}),
  ],
  joins: [
    'brief.text -> headline.input',
    'headline.text -> direction.input',
    'scene.text -> direction.input',
    'photo.image -> product.image',
    'direction.prompt -> picture.prompt',
    'product.image -> picture.image_url',
    'picture.image_urls -> best.value',
    'best.passed -> ads.image_urls',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2 }, 'BLUE'),
    frame('Made for each', { column: 1, columns: 2, rows: 2 }, 'PURPLE'),
    frame('Looked at', { column: 3, columns: 2, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove({ column: 0 }, 'Write what it is and whom it is for, one scene a line, and upload your photos.'),
    noteAbove(
      { column: 3 },
      'Ask what only a good picture is. What does not pass stays in the table of “The best”, with the reason.',
    ),
  ],
});
