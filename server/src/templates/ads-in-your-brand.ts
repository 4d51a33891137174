import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const adsInYourBrand = defineTemplate({
  name: 'ads-in-your-brand',
  title: 'Ads in your brand',
  description:
    'Your photos, three headlines and your brand become finished ads for feed, story and display: two photos make eighteen, checked, and handed over as one zip. No model is called.',
  category: 'Campaigns',
  cards: [
    card('brand', 'BRAND', 'Brand', [0, 0], {}),
    card('headline', 'TEXT_LIST', 'Headline', [0, 0.5], {
      values: ['Slow mornings, made cold', 'Eighteen hours in every sip', 'Wake up gently'],
    }),
    card('photo', 'IMAGE_LIST', 'Photo', [0, 1], {}),
    card('ad', 'COMPOSE', 'Ad', [1, 0], {
      layout: 'split',
      placements: ['meta_feed', 'meta_story', 'display_1200x628'],
      call_to_action: 'Order now',
    }),
    card('campaign', 'OUTPUT', 'Campaign', [2, 0], {}),
    card('zip', 'EXPORT', 'Zip', [2, 1], { campaign: 'Cold brew' }),
  ],
  joins: [
    'brand.brand -> ad.brand',
    'headline.text -> ad.headline',
    'photo.image -> ad.image',
    'ad.image -> campaign.image_urls',
    'ad.image -> zip.image',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2.25 }, 'BLUE'),
    frame('In every size', { column: 1, rows: 2.25 }, 'ORANGE'),
    frame('Handed over', { column: 2, rows: 2.25 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 0 },
      'Choose your brand, write one headline a line, and drop your photos. Every photo gets every headline in every size.',
    ),
    noteAbove({ column: 2 }, 'Change how files are called in Zip, and switch on the files for ad managers.'),
  ],
});
