import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const trendLedAd = defineTemplate({
  name: 'trend-led-ad',
  title: 'Ad in the mood of the day',
  description:
    'Reads what a community talks about today, and lets the picture speak to it: for the feed and for stories.',
  category: 'Social ads',
  cards: [
    card('product', 'TEXT_INPUT', 'Product', [0, 0], {
      value: 'Nordlys cold brew, a slim matte black can with a thin aurora-green line around it',
    }),
    card('talk', 'SOCIAL_MEDIA', 'Coffee talk', [0, 0.5], { subreddit: 'coffee', sort: 'hot', limit: 20 }),
    card('tone', 'TEXT_INPUT', 'Tone', [0, 1], { value: 'dry, self-assured, a little tongue-in-cheek; never cute' }),
    card('direction', 'PROMPT', 'Art direction', [1, 0], {
      template:
        'Scroll-stopping advertising photograph of {{Product.text}}. Let it speak to what its drinkers talk about right now: ' +
        '{{Coffee talk.trends}}; show that in props, place and light, never as written words. Tone: {{Tone.text}}. One clear idea, ' +
        'one focal point, the product in the lower middle. Hard flash against deep dusk, saturated colours, direct eye-level ' +
        'view, 35 mm. Headline: "Cold takes welcome"',
    }),
    card('feed-model', 'IMAGE_MODEL', 'For the feed', [2, 0], {
      model: 'fal-ai/flux/schnell',
      parameters: { aspect_ratio: '4:5', num_images: 3 },
    }),
    card('story-model', 'IMAGE_MODEL', 'For stories', [2, 1], {
      model: 'fal-ai/flux/schnell',
      parameters: { aspect_ratio: '9:16', num_images: 2 },
    }),
    card('feed', 'OUTPUT', 'Feed ads', [3, 0], { num_images: 3, aspect_ratio: '4:5' }),
    card('story', 'OUTPUT', 'Story ads', [3, 1], { num_images: 2, aspect_ratio: '9:16' }),
  ],
  joins: [
    'product.text -> direction.input',
    'talk.trends -> direction.input',
    'tone.text -> direction.input',
    'direction.prompt -> feed-model.prompt',
    'direction.prompt -> story-model.prompt',
    'feed-model.image_urls -> feed.image_urls',
    'story-model.image_urls -> story.image_urls',
  ],
  frames: [
    frame('What it is about', { column: 0, rows: 2 }, 'ORANGE'),
    frame('Pictures', { column: 1, columns: 2, rows: 2 }, 'PURPLE'),
    frame('Finished', { column: 3, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 0 },
      'Change the product, and the subreddit to where your customers talk. Run it again tomorrow: the talk is read again, and the picture follows.',
    ),
  ],
});
