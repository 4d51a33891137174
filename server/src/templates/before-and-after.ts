import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

const keep = 'Keep the product’s shape, proportions, label and logo exactly as they are.';

export const beforeAndAfter = defineTemplate({
  name: 'before-and-after',
  title: 'Before and after',
  description:
    'Takes a quick phone photo to a campaign picture in three edits, each on top of the one before, and keeps both ends for comparison.',
  category: 'Product photos',
  cards: [
    card('photo', 'IMAGE_INPUT', 'Phone photo', [0, 0], {}),
    card('clean-up', 'TEXT_INPUT', 'First: clean up', [0, 1], {
      value:
        `Retouch this product photo. ${keep} Remove dust, scratches, fingerprints, stray reflections and everything that is not ` +
        'the product. Straighten it, correct the white balance, and set it on a seamless light grey studio background with a soft ' +
        'contact shadow.',
    }),
    card('cleaned', 'IMAGE_MODEL', 'Cleaned up', [1, 0], {
      model: 'fal-ai/bytedance/seedream/v4/edit',
      parameters: { aspect_ratio: '4:5' },
    }),
    card('staging', 'TEXT_INPUT', 'Second: stage', [1, 1], {
      value:
        `${keep} Replace the studio background: the product now stands on dark, wet slate with a fine mist behind it and a few ` +
        'water droplets in front. Match the perspective and let the slate reflect the product faintly.',
    }),
    card('staged', 'IMAGE_MODEL', 'Staged', [2, 0], {
      model: 'fal-ai/nano-banana/edit',
      parameters: { aspect_ratio: '4:5' },
    }),
    card('grading', 'TEXT_INPUT', 'Third: light and grade', [2, 1], {
      value:
        `${keep} Keep the scene. Relight it: a narrow warm rim light from behind on the right, a large cool fill from the left. ` +
        'Deep but open shadows, rich contrast, a cinematic teal and amber grade, fine detail on the product’s edges.',
    }),
    card('graded', 'IMAGE_MODEL', 'Graded', [3, 0], {
      model: 'fal-ai/nano-banana/edit',
      parameters: { aspect_ratio: '4:5' },
    }),
    card('after', 'OUTPUT', 'After', [4, 0], { num_images: 1, aspect_ratio: '4:5' }),
    card('before', 'OUTPUT', 'Before', [4, 1], { num_images: 1 }),
  ],
  joins: [
    'photo.image_url -> cleaned.image_url',
    'clean-up.text -> cleaned.prompt',
    'cleaned.image_urls -> staged.image_url',
    'staging.text -> staged.prompt',
    'staged.image_urls -> graded.image_url',
    'grading.text -> graded.prompt',
    'graded.image_urls -> after.image_urls',
    'photo.image_url -> before.image_urls',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2 }, 'BLUE'),
    frame('Three edits, one after the other', { column: 1, columns: 3, rows: 2 }, 'PURPLE'),
    frame('Compare', { column: 4, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove({ column: 0 }, 'Upload the photo as it came from the phone.'),
    noteAbove(
      { column: 1, columns: 2 },
      'Each text tells one edit; change one, and only that edit and those after it run again. A breakpoint on an edit lets you look before you pay for the next.',
    ),
  ],
});
