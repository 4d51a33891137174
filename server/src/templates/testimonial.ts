import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const testimonial = defineTemplate({
  name: 'testimonial',
  title: 'Customer quote',
  description:
    'Sets what a customer said as the hero of the ad, with the product beside it, for the feed and for stories.',
  category: 'Social ads',
  cards: [
    card('quote', 'TEXT_INPUT', 'Quote', [0, 0], { value: 'My knees said thank you.' }),
    card('customer', 'TEXT_INPUT', 'Customer', [0, 0.5], { value: 'Mara, 41, third marathon' }),
    card('product', 'TEXT_INPUT', 'Product', [0, 1], {
      value: 'a light grey running sneaker with a coral sole, seen from the side',
    }),
    card('layout', 'PROMPT', 'Layout', [1, 0], {
      template:
        'Typographic testimonial advertisement. The quote is the hero and is spelled exactly so: "{{Quote.text}}" Large, confident ' +
        'serif type, set ragged right, two or three lines, with one oversized opening quotation mark as a graphic element. Under it, ' +
        'small sans serif capitals: {{Customer.text}}. In the lower third a clean cut-out photograph of {{Product.text}}, with a soft ' +
        'shadow. Warm off-white background, one accent colour taken from the product, wide margins, strict alignment to the left. ' +
        'Calm, honest, editorial. No further words.',
    }),
    card('feed-model', 'IMAGE_MODEL', 'Feed layout', [2, 0], {
      model: 'fal-ai/nano-banana',
      parameters: { aspect_ratio: '4:5', num_images: 2 },
    }),
    card('story-model', 'IMAGE_MODEL', 'Story layout', [2, 1], {
      model: 'fal-ai/nano-banana',
      parameters: { aspect_ratio: '9:16', num_images: 1 },
    }),
    card('feed', 'OUTPUT', 'Feed ads', [3, 0], { num_images: 2, aspect_ratio: '4:5' }),
    card('story', 'OUTPUT', 'Story ad', [3, 1], { num_images: 1, aspect_ratio: '9:16' }),
  ],
  joins: [
    'quote.text -> layout.input',
    'customer.text -> layout.input',
    'product.text -> layout.input',
    'layout.prompt -> feed-model.prompt',
    'layout.prompt -> story-model.prompt',
    'feed-model.image_urls -> feed.image_urls',
    'story-model.image_urls -> story.image_urls',
  ],
  frames: [
    frame('What was said', { column: 0, rows: 2.25 }, 'PINK'),
    frame('Layout', { column: 1, columns: 2, rows: 2.25 }, 'PURPLE'),
    frame('Finished', { column: 3, rows: 2.25 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 0 },
      'Real words of a real customer, who agreed. Up to eight words are set best; look at the spelling before you publish.',
    ),
  ],
});
