import { confetti } from '../backdrops/confetti.ts';
import { mix } from '../color.ts';
import { drawHero } from '../hero.ts';
import { drawWords } from '../words.ts';
import type { Style } from './style.ts';

/** Cut paper: flat shapes, a tilted product, fat letters. */
export const playful: Style = {
  moods: ['light', 'vivid'],
  light: 'flat',
  backdrop: confetti,
  hero(scene, product, stand) {
    const tilt = product.width > product.height ? scene.random.pick([-4, 4]) : scene.random.pick([-8, 8, 0]);
    return drawHero(scene, product, stand, {
      tilt,
      shadow: mix(scene.palette.deep, scene.palette.bold, 0.35),
      hardShadow: true,
    });
  },
  words: (scene) =>
    drawWords(scene, { face: 'grotesk', tracking: -0.02, ink: scene.palette.ink, button: { round: 1 }, largest: 22 }),
};
