import { neonGrid } from '../backdrops/neon-grid.ts';
import { tone } from '../color.ts';
import { drawHero } from '../hero.ts';
import { drawWords } from '../words.ts';
import type { Style } from './style.ts';

/** Two colours of neon at night, and heavy capitals with a hot edge. */
export const neon: Style = {
  moods: ['dark'],
  light: 'rim',
  backdrop: neonGrid,
  hero: (scene, product, stand) => drawHero(scene, product, stand, { shadow: tone(scene.palette.deep, -0.1) }),
  words: (scene) =>
    drawWords(scene, {
      face: 'grotesk',
      capitals: true,
      tracking: -0.01,
      ink: scene.palette.cream,
      button: { round: 1 },
      shadow: { color: tone(scene.palette.bold, 0.14, 1.6), dx: 0.035, dy: 0.035 },
      largest: 22,
    }),
};
