import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const pictureThenHeadline = defineTemplate({
  name: 'picture-then-headline',
  title: 'Picture first, headline second',
  description:
    'Draws a clean picture with room for copy, then sets the headline into it: you keep both, and change the words without a new picture.',
  category: 'Social ads',
  cards: [
    card('subject', 'TEXT_INPUT', 'Subject', [0, 0], {
      value: 'Halo over-ear headphones in brushed aluminium and sage green, floating above a calm ocean at sunrise',
    }),
    card('headline', 'TEXT_INPUT', 'Headline', [0, 0.5], { value: 'Hear the horizon' }),
    card('photograph', 'PROMPT', 'Photograph', [1, 0], {
      template:
        'Advertising photograph of {{Subject.text}}. The subject sits in the lower half, slightly right of the middle. The upper ' +
        'half stays empty and even in tone, for type to be set into it later. Soft gradients, a low warm sun, fine mist, long exposure ' +
        'calm. Medium format look, 80 mm, f/4. No text, no logos, no letters anywhere.',
    }),
    card('clean', 'IMAGE_MODEL', 'Clean picture', [2, 0], {
      model: 'fal-ai/flux/dev',
      parameters: { aspect_ratio: '4:5', num_images: 1 },
    }),
    card('typesetting', 'PROMPT', 'Typesetting', [2, 1], {
      template:
        'Change nothing in this picture; only set type into its empty upper half. The headline, spelled exactly so: ' +
        '"{{Headline.text}}" Wide-set geometric sans serif, light weight, off-white, centred, with generous margins and a line ' +
        'length of at most two thirds of the width. Crisp edges, printed look, no effects, no further words.',
    }),
    card('set', 'IMAGE_MODEL', 'With the headline', [3, 0], {
      model: 'fal-ai/nano-banana/edit',
      parameters: { aspect_ratio: 'auto', num_images: 2 },
    }),
    card('ads', 'OUTPUT', 'Ads', [4, 0], { num_images: 2, aspect_ratio: '4:5' }),
    card('plate', 'OUTPUT', 'Picture without words', [4, 1], { num_images: 1, aspect_ratio: '4:5' }),
  ],
  joins: [
    'subject.text -> photograph.input',
    'photograph.prompt -> clean.prompt',
    'headline.text -> typesetting.input',
    'clean.image_urls -> set.image_url',
    'typesetting.prompt -> set.prompt',
    'set.image_urls -> ads.image_urls',
    'clean.image_urls -> plate.image_urls',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2 }, 'BLUE'),
    frame('Draw, then set', { column: 1, columns: 3, rows: 2 }, 'PURPLE'),
    frame('Finished', { column: 4, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 0, columns: 2 },
      'Change the headline as often as you like: the picture is kept, and only the typesetting runs again.',
    ),
  ],
});
