import { n } from '../canvas.ts';
import { mix, tone } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { ellipse, group, path, rect } from '../shapes.ts';

/** A plastered wall and a table, with the light of a window falling across; sometimes a plinth. */
export function studio({ canvas, palette, random, unit }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const table = Math.min(height * 0.9, stand.foot - stand.height * 0.09);
  const wall = canvas.radial(
    [
      [0, tone(palette.ground, 0.07)],
      [0.55, palette.ground],
      [1, tone(palette.ground, -0.1)],
    ],
    [stand.x / width, 0.34],
    0.95,
  );
  const top = canvas.linear(
    [
      [0, tone(mix(palette.ground, palette.shape, 0.7), -0.02)],
      [0.5, tone(palette.shape, 0.04)],
      [1, tone(palette.shape, -0.1)],
    ],
    90,
  );
  return [
    rect(0, 0, width, height, wall),
    windowLight(
      canvas.linear(
        [
          [0, palette.cream, palette.dark ? 0.16 : 0.42],
          [1, palette.cream, 0.03],
        ],
        60,
      ),
      width,
      table,
      random.between(0.02, 0.3),
      unit,
    ),
    rect(0, table, width, height - table, top),
    rect(0, table, width, unit * 0.35, palette.cream, 0, 0.45),
    rect(
      0,
      table - unit * 2.4,
      width,
      unit * 2.4,
      canvas.linear(
        [
          [0, palette.deep, 0],
          [1, palette.deep, 0.14],
        ],
        90,
      ),
    ),
    leafShadow(palette.deep, random.between(-20, 25), random.chance(0.5) ? width * 0.02 : width * 0.98, unit),
    ellipse(
      stand.x,
      stand.foot,
      stand.width * 1.5,
      stand.height * 0.08,
      canvas.radial([
        [0, palette.cream, 0.4],
        [1, palette.cream, 0],
      ]),
    ),
    rect(
      0,
      0,
      width,
      height,
      canvas.radial(
        [
          [0.6, palette.deep, 0],
          [1, palette.deep, palette.dark ? 0.5 : 0.22],
        ],
        [0.5, 0.48],
        0.78,
      ),
    ),
  ].join('');
}

function windowLight(fill: string, width: number, floor: number, at: number, unit: number): string {
  const panes = [0, 1].flatMap((column) =>
    [0, 1, 2].map((row) => {
      const [w, h] = [unit * 17, floor * 0.25];
      const [x, y] = [width * at + column * (w + unit * 2), unit * 4 + row * (h + unit * 2)];
      return path(`M${n(x)} ${n(y)} l${n(w)} ${n(-w * 0.1)} l0 ${n(h)} l${n(-w)} ${n(w * 0.1)} Z`, fill);
    }),
  );
  return group(`skewX(-14)`, group(`translate(${n(floor * 0.16)} 0)`, ...panes));
}

function leafShadow(shade: Parameters<typeof path>[1], angle: number, x: number, unit: number): string {
  const leaves = Array.from({ length: 11 }, (_, at) => {
    const side = at % 2 === 0 ? 1 : -1;
    return group(
      `translate(0 ${n(at * unit * 3.6)}) rotate(${side * (62 - at * 2)})`,
      path(
        `M0 0 C${n(unit * 3)} ${n(-unit * 7)} ${n(unit * 2)} ${n(-unit * 14)} 0 ${n(-unit * 19)} C${n(-unit * 2)} ${n(-unit * 14)} ${n(-unit * 3)} ${n(-unit * 7)} 0 0 Z`,
        shade,
      ),
    );
  });
  return `<g opacity="0.07">${group(`translate(${n(x)} ${n(-unit * 4)}) rotate(${n(angle)})`, ...leaves)}</g>`;
}
