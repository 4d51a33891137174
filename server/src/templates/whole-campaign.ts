import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const wholeCampaign = defineTemplate({
  name: 'whole-campaign',
  title: 'A whole campaign',
  description:
    'Three headlines with each of your photos in three formats, from seven nodes: two photos make eighteen pictures, known by headline, photo and format.',
  category: 'Campaigns',
  cards: [
    card('headline', 'TEXT_LIST', 'Headline', [0, 0], {
      values: ['Slow mornings, made cold', 'Eighteen hours in every sip', 'Wake up gently'],
    }),
    card('look', 'TEXT_INPUT', 'Look', [0, 0.5], {
      value: 'a sunlit kitchen counter of pale stone, linen, long morning shadows, warm and quiet colours',
    }),
    card('photo', 'IMAGE_LIST', 'Photo', [0, 1], {}),
    card('format', 'TEXT_LIST', 'Format', [0, 1.5], { values: ['1:1', '4:5', '9:16'] }),
    card('direction', 'PROMPT', 'Art direction', [1, 0], {
      template:
        'Keep the product in this photo exactly as it is: the same shape, materials, colours, label and logo. Place it in {{Look.text}}. ' +
        'Soft daylight from the left, natural contact shadows, the upper third calm for the headline. ' +
        'Headline: "{{Headline.text}}"',
    }),
    card('picture', 'IMAGE_MODEL', 'Picture', [2, 0], {
      model: 'fal-ai/bytedance/seedream/v4/edit',
      parameters: { num_images: 1 },
    }),
    card('campaign', 'OUTPUT', 'Campaign', [3, 0], {}),
  ],
  joins: [
    'headline.text -> direction.input',
    'look.text -> direction.input',
    'direction.prompt -> picture.prompt',
    'photo.image -> picture.image_url',
    'format.text -> picture.aspect_ratio',
    'picture.image_urls -> campaign.image_urls',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2.25 }, 'BLUE'),
    frame('One for each', { column: 1, columns: 2, rows: 2.25 }, 'PURPLE'),
    frame('Finished', { column: 3, rows: 2.25 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 0 },
      'Upload your photos, then write one headline a line. Every photo gets every headline in every format.',
    ),
    noteAbove({ column: 2 }, 'Another headline later pays for its own pictures alone; the others are kept.'),
  ],
});
