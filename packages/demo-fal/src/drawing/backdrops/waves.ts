import { n } from '../canvas.ts';
import { mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { circle, path, rect } from '../shapes.ts';

/** A big sun going down behind layered waves (or hills: the colours decide). */
export function waves({ canvas, palette, random }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const start = stand.foot - stand.height * 0.3;
  const layers = 5;
  const wave = (at: number): string => {
    const y = start + ((height - start) * at) / layers;
    const [swell, shift] = [height * 0.035, random.between(-0.2, 0.2) * width];
    const crest = Array.from(
      { length: 6 },
      (_, step) => `q${n(width * 0.125)} ${n((step % 2 ? 1 : -1) * swell)} ${n(width * 0.25)} 0`,
    ).join(' ');
    const base = mix(palette.shape, palette.bold, at / (layers - 1));
    return path(
      `M${n(-width * 0.25 + shift)} ${n(y)} ${crest} L${n(width * 1.3)} ${height} L${n(-width * 0.3)} ${height} Z`,
      canvas.linear(
        [
          [0, tone(base, 0.05)],
          [0.5, base],
          [1, tone(base, -0.05)],
        ],
        90,
      ),
    );
  };
  const sun = Math.max(stand.height * 0.5, stand.width * 0.55);
  return [
    rect(
      0,
      0,
      width,
      height,
      canvas.linear(
        [
          [0, palette.ground],
          [1, mix(palette.ground, palette.pop, 0.22)],
        ],
        90,
      ),
    ),
    circle(stand.x, stand.foot - stand.height * 0.5, sun * 1.2, palette.cream, 0.22),
    circle(
      stand.x,
      stand.foot - stand.height * 0.5,
      sun,
      canvas.linear(
        [
          [0, tone(palette.pop, 0.06)],
          [1, palette.pop],
        ],
        90,
      ),
    ),
    ...Array.from({ length: layers }, (_, at) => wave(at)),
  ].join('');
}
