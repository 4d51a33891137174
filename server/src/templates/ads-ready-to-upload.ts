import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const adsReadyToUpload = defineTemplate({
  name: 'ads-ready-to-upload',
  title: 'Ads ready to upload',
  description:
    'Three headlines become finished ads in the real size of feed, story and display: words set to the letter, checked, and handed over as one zip.',
  category: 'Campaigns',
  cards: [
    card('headline', 'TEXT_LIST', 'Headline', [0, 0], {
      values: ['Slow mornings, made cold', 'Eighteen hours in every sip', 'Wake up gently'],
    }),
    card('scene', 'PROMPT', 'Scene', [1, 0], {
      template:
        'A bottle of cold brew coffee on a sunlit kitchen counter of pale stone, long morning shadows, warm and quiet colours, ' +
        'calm space around it, no words in the picture. The mood of: {{Headline.text}}',
    }),
    card('picture', 'IMAGE_MODEL', 'Picture', [2, 0], {
      model: 'fal-ai/flux/schnell',
      parameters: { aspect_ratio: '4:5', num_images: 1, seed: 7 },
    }),
    card('ad', 'COMPOSE', 'Ad', [3, 0], {
      layout: 'full_picture',
      placements: ['meta_feed', 'meta_story', 'google_responsive_1200x628'],
      call_to_action: 'Try it cold',
    }),
    card('campaign', 'OUTPUT', 'Campaign', [4, 0], {}),
    card('zip', 'EXPORT', 'Zip', [4, 1], { campaign: 'Cold brew' }),
  ],
  joins: [
    'headline.text -> scene.input',
    'scene.prompt -> picture.prompt',
    'picture.image_urls -> ad.image',
    'headline.text -> ad.headline',
    'ad.image -> campaign.image_urls',
    'ad.image -> zip.image',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2.25 }, 'BLUE'),
    frame('One picture for each', { column: 1, columns: 2, rows: 2.25 }, 'PURPLE'),
    frame('In every size', { column: 3, rows: 2.25 }, 'ORANGE'),
    frame('Handed over', { column: 4, rows: 2.25 }, 'GREEN'),
  ],
  notes: [
    noteAbove({ column: 0 }, 'Write one headline a line: each becomes an ad in every placement.'),
    noteAbove({ column: 3 }, 'Choose a layout and placements. Connect a Brand or a logo to it, to make them yours.'),
  ],
});
