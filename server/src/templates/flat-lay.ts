import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

const final = card('final', 'IMAGE_MODEL', 'Final', [2, 1], {
  model: 'fal-ai/flux/dev',
  parameters: { aspect_ratio: '1:1', num_images: 1 },
});

export const flatLay = defineTemplate({
  name: 'flat-lay',
  title: 'Flat lay from above',
  description:
    'Arranges a product with its props, seen straight from above: four cheap drafts first, one fine picture when you like them.',
  category: 'Product photos',
  cards: [
    card('hero', 'TEXT_INPUT', 'Hero', [0, 0], {
      value: 'an amber glass jar of face cream with a matte black lid and a cream paper label that reads “Lumen”',
    }),
    card('props', 'TEXT_INPUT', 'Props', [0, 0.5], {
      value: 'a folded linen towel, a small wooden spatula, two halved figs, a sprig of rosemary',
    }),
    card('surface', 'TEXT_INPUT', 'Surface', [0, 1], { value: 'pale, slightly veined limestone' }),
    card('arrangement', 'PROMPT', 'Arrangement', [1, 0], {
      template:
        'Flat lay product photograph, camera exactly overhead, no perspective. In the centre, largest and sharpest: {{Hero.text}}. ' +
        'Around it, loosely on a diagonal and never touching the edges: {{Props.text}}. Surface: {{Surface.text}}. Late morning ' +
        'window light from the left, long soft shadows, muted earthy palette of three colours, generous empty space in one corner ' +
        'for copy. Editorial still life, 50 mm, f/8, fine natural texture.',
    }),
    card('drafts', 'IMAGE_MODEL', 'Drafts', [2, 0], {
      model: 'fal-ai/flux/schnell',
      parameters: { aspect_ratio: '1:1', num_images: 4 },
    }),
    { ...final, isMuted: true },
    card('choice', 'OUTPUT', 'To choose from', [3, 0], { num_images: 4, aspect_ratio: '1:1' }),
    card('picture', 'OUTPUT', 'The picture', [3, 1], { num_images: 1, aspect_ratio: '1:1' }),
  ],
  joins: [
    'hero.text -> arrangement.input',
    'props.text -> arrangement.input',
    'surface.text -> arrangement.input',
    'arrangement.prompt -> drafts.prompt',
    'arrangement.prompt -> final.prompt',
    'drafts.image_urls -> choice.image_urls',
    'final.image_urls -> picture.image_urls',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2 }, 'BLUE'),
    frame('Drafts, then the final', { column: 1, columns: 2, rows: 2 }, 'PURPLE'),
    frame('Finished', { column: 3, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove({ column: 0 }, 'One hero, three or four props, one surface. Fewer things make the better picture.'),
    noteAbove(
      { column: 2 },
      'The fine model is muted, so that it costs nothing while you try. Unmute it when a draft is right; the drafts are not paid for again.',
    ),
  ],
});
