import { n } from '../canvas.ts';
import { mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { circle, path, rect } from '../shapes.ts';

/** A broad diagonal band behind the product and a fall of dots that grow towards a corner. */
export function stripes({ canvas, palette, random, unit }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const lean = width * random.between(0.12, 0.26) * (random.chance(0.5) ? 1 : -1);
  const band = (from: number, to: number): string =>
    `M${n(from + lean)} 0 L${n(to + lean)} 0 L${n(to - lean)} ${height} L${n(from - lean)} ${height} Z`;
  const half = Math.max(stand.width * 0.62, stand.height * 0.42);
  const rows = 9;
  const dots = Array.from({ length: rows * 16 }, (_, at) => {
    const [column, row] = [at % 16, Math.floor(at / 16)];
    const radius = unit * 1.15 * (1 - row / rows) * (1 - column / 20);
    return circle(column * unit * 3.4 + unit * 2, height - row * unit * 3.4 - unit * 2, radius, palette.bold);
  });
  return [
    rect(0, 0, width, height, palette.ground),
    path(
      band(stand.x - half, stand.x + half),
      canvas.linear(
        [
          [0, palette.shape],
          [1, mix(palette.shape, palette.bold, 0.5)],
        ],
        90,
      ),
    ),
    path(band(stand.x + half * 1.08, stand.x + half * 1.2), palette.pop),
    path(band(stand.x + half * 1.26, stand.x + half * 1.3), tone(palette.pop, -0.05)),
    ...dots,
  ].join('');
}
