import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const twoModels = defineTemplate({
  name: 'two-models',
  title: 'Two models side by side',
  description:
    'Gives the very same prompt to two image models, so that you choose by eye and by price which of them makes your campaign.',
  category: 'Compare',
  cards: [
    card('subject', 'TEXT_INPUT', 'Subject', [0, 0], {
      value: 'a vintage-inspired steel wristwatch with a deep green sunburst dial on a cognac leather strap',
    }),
    card('brief', 'PROMPT', 'Brief', [1, 0], {
      template:
        'Luxury product photograph of {{Subject.text}}. Lying at a slight angle on folded charcoal wool, macro view, the dial facing ' +
        'the camera, hands at ten past ten. One large softbox from above, a thin kicker along the case, true blacks, crisp specular ' +
        'highlights, every index legible. 100 mm macro, focus stacked. Wide composition, the left third empty. ' +
        'Headline: "Time, well kept"',
    }),
    card('first-model', 'IMAGE_MODEL', 'FLUX Dev', [2, 0], {
      model: 'fal-ai/flux/dev',
      parameters: { aspect_ratio: '16:9', num_images: 2, seed: 4 },
    }),
    card('second-model', 'IMAGE_MODEL', 'Nano Banana', [2, 1], {
      model: 'fal-ai/nano-banana',
      parameters: { aspect_ratio: '16:9', num_images: 2 },
    }),
    card('first', 'OUTPUT', 'By FLUX Dev', [3, 0], { num_images: 2 }),
    card('second', 'OUTPUT', 'By Nano Banana', [3, 1], { num_images: 2 }),
  ],
  joins: [
    'subject.text -> brief.input',
    'brief.prompt -> first-model.prompt',
    'brief.prompt -> second-model.prompt',
    'first-model.image_urls -> first.image_urls',
    'second-model.image_urls -> second.image_urls',
  ],
  frames: [
    frame('The same brief for both', { column: 0, columns: 2, rows: 2 }, 'BLUE'),
    frame('Two models', { column: 2, rows: 2 }, 'PURPLE'),
    frame('Compare', { column: 3, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 2 },
      'Choose any two models here. When you know which one you like, mute the other: the run goes on without it.',
    ),
  ],
});
