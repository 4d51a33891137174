import { brushwork, dabs } from '../backdrops/brushwork.ts';
import { mix, tone } from '../color.ts';
import { drawHero } from '../hero.ts';
import { drawWords } from '../words.ts';
import type { Style } from './style.ts';

/** Gouache: everything in visible strokes, the product's foot set into the paint. */
export const painterly: Style = {
  moods: ['light', 'vivid'],
  light: 'studio',
  grain: 0.24,
  backdrop: brushwork,
  hero(scene, product, stand) {
    const { palette, random, unit } = scene;
    const field = mix(palette.shape, palette.bold, 0.45);
    return (
      drawHero(scene, product, stand, { shadow: tone(palette.deep, 0.02) }) +
      dabs(
        random,
        [stand.x - stand.width * 0.7, stand.x + stand.width * 0.7],
        [stand.foot, stand.foot + unit * 4],
        12,
        unit * 1.8,
        [field, tone(field, 0.06), tone(field, -0.05)],
        0.75,
      )
    );
  },
  words: (scene) => drawWords(scene, { face: 'serif', ink: scene.palette.ink, button: { round: 0.5 }, largest: 22 }),
};
