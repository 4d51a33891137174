import { n } from '../canvas.ts';
import { color, mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { circle, ellipse, rect, stroke } from '../shapes.ts';

/** Night: a floor of glowing lines running to the horizon, and a ring or a setting sun of neon. */
export function neonGrid({ canvas, palette, random, unit, layout }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const horizon = stand.foot - stand.height * 0.2;
  const [hot, cold] = [tone(palette.bold, 0.18, 1.6), palette.pop];
  const night = tone(palette.ground, -0.09);
  const lines = Array.from(
    { length: 25 },
    (_, at) => `M${n(stand.x + (at - 12) * unit * 2)} ${n(horizon)} L${n(stand.x + (at - 12) * unit * 26)} ${height}`,
  );
  const rows = Array.from(
    { length: 9 },
    (_, at) =>
      `M0 ${n(horizon + (height - horizon) * (at / 9) ** 2)} L${width} ${n(horizon + (height - horizon) * (at / 9) ** 2)}`,
  );
  const stars = Array.from({ length: 46 }, () =>
    circle(
      random.next() * width,
      random.next() * horizon,
      random.between(0.08, 0.26) * unit,
      palette.cream,
      random.between(0.25, 0.8),
    ),
  );
  // Beside words, the ring stops short of them.
  const room =
    layout.kind === 'side'
      ? Math.abs(layout.text.x + layout.text.width / 2 - stand.x) - layout.text.width / 2 - unit * 2
      : Infinity;
  const radius = Math.min(room, Math.max(stand.width * 0.62, stand.height * 0.46));
  const center = stand.foot - stand.height * 0.52;
  return [
    rect(
      0,
      0,
      width,
      height,
      canvas.linear(
        [
          [0, night],
          [0.6, tone(palette.ground, 0.03, 1.4)],
          [1, night],
        ],
        90,
      ),
    ),
    ...stars,
    circle(
      stand.x,
      center,
      radius * 1.9,
      canvas.radial([
        [0, hot, 0.6],
        [0.5, hot, 0.22],
        [1, hot, 0],
      ]),
    ),
    random.chance(0.5)
      ? ring(stand.x, center, radius, hot, unit)
      : sun(
          canvas.linear(
            [
              [0, tone(cold, 0.05)],
              [0.5, mix(cold, hot, 0.5)],
              [1, hot],
            ],
            90,
          ),
          night,
          stand.x,
          center,
          radius,
        ),
    rect(
      0,
      horizon,
      width,
      height - horizon,
      canvas.linear(
        [
          [0, tone(palette.ground, -0.04, 1.5)],
          [1, color(0.1, 0.03, palette.ground.h)],
        ],
        90,
      ),
    ),
    stroke([...lines, ...rows].join(' '), hot, unit * 0.8, 0.14),
    stroke([...lines, ...rows].join(' '), tone(hot, 0.12), unit * 0.2, 0.75),
    rect(
      0,
      horizon - unit * 5,
      width,
      unit * 10,
      canvas.linear(
        [
          [0, cold, 0],
          [0.5, cold, 0.5],
          [1, cold, 0],
        ],
        90,
      ),
    ),
    rect(0, horizon - unit * 0.15, width, unit * 0.3, tone(cold, 0.1)),
    ellipse(
      stand.x,
      stand.foot,
      stand.width * 0.95,
      stand.height * 0.07,
      canvas.radial([
        [0, cold, 0.75],
        [1, cold, 0],
      ]),
    ),
  ].join('');
}

function ring(x: number, y: number, radius: number, hot: Parameters<typeof tone>[0], unit: number): string {
  const turn = `M${n(x - radius)} ${n(y)} a${n(radius)} ${n(radius)} 0 1 1 ${n(radius * 2)} 0 a${n(radius)} ${n(radius)} 0 1 1 ${n(-radius * 2)} 0`;
  return [
    [7, 0.1],
    [4.2, 0.18],
    [2.4, 0.4],
  ]
    .map(([wide = 1, see = 1]) => stroke(turn, hot, unit * wide, see))
    .concat(stroke(turn, tone(hot, 0.3, 0.5), unit * 1.1))
    .join('');
}

function sun(fill: string, night: Parameters<typeof tone>[0], x: number, y: number, radius: number): string {
  const bars = Array.from({ length: 6 }, (_, at) =>
    rect(x - radius, y + radius * (0.08 + at * 0.16), radius * 2, radius * (0.025 + at * 0.014), night),
  );
  return circle(x, y, radius, fill) + bars.join('');
}
