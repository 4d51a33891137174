import { card, defineTemplate, frame, noteAbove } from './define-template.ts';

export const productOnNewBackground = defineTemplate({
  name: 'product-on-new-background',
  title: 'Product on a new background',
  description:
    'Puts your product photo into another place, with light and shadow that belong there, and leaves the product as it is.',
  category: 'Product photos',
  cards: [
    card('photo', 'IMAGE_INPUT', 'Product photo', [0, 0], {}),
    card('place', 'TEXT_INPUT', 'New place', [0, 1], {
      value:
        'a honed travertine plinth in front of a warm, sand-coloured plaster wall, dried pampas grass out of focus to the right',
    }),
    card('direction', 'PROMPT', 'Art direction', [1, 0], {
      template:
        'Keep the product in this photo exactly as it is: the same shape, proportions, materials, colours, label and logo. ' +
        'Replace only what is around it: place it on {{New place.text}}. Soft daylight from the upper left, a natural contact ' +
        'shadow, reflections on the product that match the new surroundings. 85 mm lens at f/5.6, product sharp from front to ' +
        'back, background gently out of focus. Premium e-commerce look, the upper third left free for copy. Add no text and no ' +
        'further products.',
    }),
    card('edit', 'IMAGE_MODEL', 'New background', [2, 0], {
      model: 'fal-ai/nano-banana/edit',
      parameters: { aspect_ratio: '4:5', num_images: 2 },
    }),
    card('shop', 'OUTPUT', 'Shop pictures', [3, 0], { num_images: 2, aspect_ratio: '4:5' }),
    card('banner', 'OUTPUT', 'Square cut', [3, 1], { num_images: 2, aspect_ratio: '1:1' }),
  ],
  joins: [
    'place.text -> direction.input',
    'photo.image_url -> edit.image_url',
    'direction.prompt -> edit.prompt',
    'edit.image_urls -> shop.image_urls',
    'edit.image_urls -> banner.image_urls',
  ],
  frames: [
    frame('Yours', { column: 0, rows: 2 }, 'BLUE'),
    frame('Retouching', { column: 1, columns: 2, rows: 2 }, 'PURPLE'),
    frame('Finished', { column: 3, rows: 2 }, 'GREEN'),
  ],
  notes: [
    noteAbove(
      { column: 0 },
      'Upload your photo here; a plain, evenly lit one works best. Then write the new place: the surface first, the wall second, one prop at most.',
    ),
  ],
});
