import { podium } from '../backdrops/podium.ts';
import { studio } from '../backdrops/studio.ts';
import { tone } from '../color.ts';
import { drawHero } from '../hero.ts';
import { drawWords } from '../words.ts';
import type { Style } from './style.ts';

/** A magazine's still life: soft light, a quiet serif, a little grain. */
export const editorial: Style = {
  moods: ['light', 'light', 'vivid', 'dark'],
  light: 'studio',
  grain: 0.16,
  backdrop: (scene, stand) => scene.random.pick([studio, podium, studio])(scene, stand),
  hero: (scene, product, stand) => drawHero(scene, product, stand, { shadow: tone(scene.palette.deep, -0.04) }),
  words: (scene) =>
    drawWords(scene, { face: 'serif', ink: scene.palette.ink, button: { round: 0.15, outlined: true }, largest: 22 }),
};
