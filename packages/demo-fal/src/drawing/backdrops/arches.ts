import { n } from '../canvas.ts';
import { mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { path, rect } from '../shapes.ts';

/** Nested arches like a doorway behind the product, on a floor. */
export function arches({ canvas, palette, random, unit }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const floor = Math.min(height - unit * 6, stand.foot - unit * 3);
  const steps = 3 + random.below(2);
  const widest = Math.max(stand.width * 1.55, stand.height * 0.95);
  const colors = [palette.shape, palette.bold, palette.pop, palette.cream];
  const arch = (at: number): string => {
    const half = (widest / 2) * (1 - at * 0.17);
    const top = floor - Math.min(stand.height * 1.06, floor - unit * 4) * (1 - at * 0.1) + half * 0.8;
    const d = `M${n(stand.x - half)} ${n(floor)} L${n(stand.x - half)} ${n(top)} A${n(half)} ${n(half)} 0 0 1 ${n(stand.x + half)} ${n(top)} L${n(stand.x + half)} ${n(floor)} Z`;
    const base = colors[at % colors.length] ?? palette.shape;
    return path(
      d,
      canvas.linear(
        [
          [0, tone(base, 0.03)],
          [1, tone(base, -0.03)],
        ],
        90,
      ),
    );
  };
  return [
    rect(0, 0, width, height, palette.ground),
    ...Array.from({ length: steps }, (_, at) => arch(at)),
    rect(
      0,
      floor,
      width,
      height - floor,
      canvas.linear(
        [
          [0, mix(palette.ground, palette.bold, 0.55)],
          [1, mix(palette.ground, palette.bold, 0.35)],
        ],
        90,
      ),
    ),
  ].join('');
}
