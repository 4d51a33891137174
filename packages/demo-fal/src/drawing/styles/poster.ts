import { arches } from '../backdrops/arches.ts';
import { stripes } from '../backdrops/stripes.ts';
import { sunburst } from '../backdrops/sunburst.ts';
import { waves } from '../backdrops/waves.ts';
import { tone } from '../color.ts';
import { drawHero } from '../hero.ts';
import { drawWords } from '../words.ts';
import type { Style } from './style.ts';

/** A bold poster: saturated ground, one big geometric idea, tall capitals. */
export const poster: Style = {
  moods: ['vivid', 'light', 'vivid', 'dark'],
  light: 'studio',
  backdrop: (scene, stand) => scene.random.pick([sunburst, arches, stripes, waves])(scene, stand),
  hero(scene, product, stand) {
    const upright = product.width > product.height * 0.75;
    const tilt = upright ? 0 : scene.random.pick([0, 0, -7, 7]);
    return drawHero(scene, product, stand, { tilt, shadow: tone(scene.palette.deep, -0.04) });
  },
  words: (scene) =>
    drawWords(scene, {
      face: 'poster',
      capitals: true,
      tracking: 0.005,
      ink: scene.palette.ink,
      button: { round: 1 },
      largest: 36,
    }),
};
