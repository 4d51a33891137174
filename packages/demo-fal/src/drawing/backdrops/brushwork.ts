import { n } from '../canvas.ts';
import { type Color, mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Random } from '../random.ts';
import type { Scene } from '../scene.ts';
import { circle, rect, stroke } from '../shapes.ts';

/** A landscape laid down in broad strokes of paint: sky, a sun, hills, a near field. */
export function brushwork(scene: Scene, stand: Stand): string {
  const { canvas, palette, random, unit } = scene;
  const { width, height } = canvas;
  const horizon = Math.min(height * 0.86, stand.foot - stand.height * 0.14);
  const sun = Math.max(stand.height * 0.4, stand.width * 0.42);
  const bands: [number, number, Color][] = [
    [0, horizon, palette.ground],
    [horizon - unit * 15, horizon + unit * 3, mix(palette.ground, palette.shape, 0.8)],
    [horizon - unit * 4, height, mix(palette.shape, palette.bold, 0.45)],
    [horizon + (height - horizon) * 0.5, height, mix(palette.bold, palette.shape, 0.25)],
  ];
  return [
    rect(0, 0, width, height, palette.ground),
    dabs(
      random,
      [0, width],
      [0, horizon],
      90,
      unit * 5.5,
      [
        palette.ground,
        tone(palette.ground, 0.035),
        tone(palette.ground, -0.03),
        mix(palette.ground, palette.shape, 0.4),
      ],
      0.55,
    ),
    circle(stand.x, stand.foot - stand.height * 0.56, sun, mix(palette.pop, palette.cream, 0.25), 0.9),
    dabs(
      random,
      [stand.x - sun * 0.8, stand.x + sun * 0.8],
      [stand.foot - stand.height * 0.56 - sun * 0.7, stand.foot - stand.height * 0.56 + sun * 0.6],
      26,
      unit * 4,
      [palette.pop, tone(palette.pop, 0.07), mix(palette.pop, palette.shape, 0.4)],
      0.5,
    ),
    ...bands
      .slice(1)
      .map(([top, bottom, paint]) =>
        dabs(
          random,
          [-unit * 8, width + unit * 8],
          [top, bottom],
          42,
          Math.max(unit * 4.5, (bottom - top) * 0.3),
          [paint, tone(paint, 0.05), tone(paint, -0.06), mix(paint, palette.pop, 0.18)],
          0.8,
        ),
      ),
  ].join('');
}

/** Loose strokes within a field, mostly level, each a little bent. */
export function dabs(
  random: Random,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  count: number,
  thick: number,
  paints: readonly [Color, ...Color[]],
  opacity: number,
): string {
  return Array.from({ length: count }, () => {
    const [x, y] = [random.between(left, right), random.between(top + thick * 0.4, bottom)];
    const [long, bend, lean] = [
      random.between(2, 7) * thick,
      random.between(-0.6, 0.6) * thick,
      random.between(-0.5, 0.5) * thick,
    ];
    const d = `M${n(x - long / 2)} ${n(y)} Q${n(x)} ${n(y + bend)} ${n(x + long / 2)} ${n(y + lean)}`;
    return stroke(d, random.pick(paints), thick * random.between(0.35, 1), opacity * random.between(0.6, 1));
  }).join('');
}
