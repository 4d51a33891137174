import { mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { circle, ellipse, rect } from '../shapes.ts';

/** A round plinth before a big soft disc, with a ball or two: the still life of a cosmetics page. */
export function podium({ canvas, palette, random, unit }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const half = Math.max(stand.width * 0.72, stand.height * 0.3);
  const flat = half * 0.17;
  const disc = Math.max(stand.height * 0.55, stand.width * 0.7);
  const stone = mix(palette.shape, palette.cream, palette.dark ? 0.15 : 0.45);
  const side = canvas.linear(
    [
      [0, tone(stone, -0.12)],
      [0.28, tone(stone, 0.04)],
      [0.6, tone(stone, -0.05)],
      [1, tone(stone, -0.2)],
    ],
    0,
  );
  const ball = (x: number, y: number, radius: number): string =>
    ellipse(
      x + radius * 0.2,
      y + radius * 0.96,
      radius * 1.2,
      radius * 0.2,
      canvas.radial([
        [0, palette.deep, 0.4],
        [1, palette.deep, 0],
      ]),
    ) +
    circle(
      x,
      y,
      radius,
      canvas.radial(
        [
          [0, tone(palette.pop, 0.14)],
          [0.5, palette.pop],
          [1, tone(palette.pop, -0.2)],
        ],
        [0.34, 0.28],
        0.8,
      ),
    );
  const right = random.chance(0.5) ? 1 : -1;
  const floor = Math.min(height * 0.93, stand.foot + unit * 3);
  return [
    rect(
      0,
      0,
      width,
      height,
      canvas.linear(
        [
          [0, tone(palette.ground, 0.03)],
          [1, tone(palette.ground, -0.05)],
        ],
        90,
      ),
    ),
    circle(
      stand.x,
      stand.foot - stand.height * 0.52,
      disc,
      canvas.linear(
        [
          [0, tone(palette.bold, 0.08)],
          [1, mix(palette.bold, palette.ground, 0.6)],
        ],
        90,
      ),
    ),
    rect(
      0,
      floor,
      width,
      height - floor,
      canvas.linear(
        [
          [0, mix(palette.ground, palette.shape, 0.8)],
          [1, tone(palette.shape, -0.06)],
        ],
        90,
      ),
    ),
    ellipse(
      stand.x + half * 0.15,
      stand.foot + half * 0.5,
      half * 1.5,
      flat * 1.7,
      canvas.radial([
        [0, palette.deep, 0.42],
        [1, palette.deep, 0],
      ]),
    ),
    rect(stand.x - half, stand.foot, half * 2, half * 0.42, side),
    ellipse(stand.x, stand.foot + half * 0.42, half, flat, side),
    ellipse(
      stand.x,
      stand.foot,
      half,
      flat,
      canvas.linear(
        [
          [0, tone(stone, 0.05)],
          [1, tone(stone, -0.02)],
        ],
        0,
      ),
    ),
    ball(stand.x + right * half * 1.22, stand.foot + half * 0.36, half * 0.19),
    ball(stand.x - right * half * 1.16, stand.foot + half * 0.46, half * 0.11),
  ].join('');
}
