import { n } from '../canvas.ts';
import { type Color, mix, turn } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Box } from '../layout.ts';
import type { Scene } from '../scene.ts';
import { circle, group, path, rect, stroke } from '../shapes.ts';

/** Flat, cheerful paper shapes: a wobbly patch behind the product, and bits scattered where no words are. */
export function confetti({ canvas, palette, random, unit, layout }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const paints: [Color, ...Color[]] = [
    palette.pop,
    palette.bold,
    turn(palette.pop, 70),
    palette.cream,
    turn(palette.bold, -60),
  ];
  const [x, y] = [stand.x, stand.foot - stand.height * 0.46];
  const reach = Math.max(stand.width * 0.68, stand.height * 0.58);
  const bits: string[] = [];
  for (let tries = 0; tries < 90 && bits.length < 26; tries++) {
    const [bx, by] = [random.between(0.02, 0.98) * width, random.between(0.02, 0.98) * height];
    const near = Math.hypot(bx - x, by - y) < reach * 0.95;
    if (near || within(layout.text, bx, by, unit * 4) || by > height - unit * 9) continue;
    bits.push(
      group(
        `translate(${n(bx)} ${n(by)}) rotate(${n(random.between(0, 360))})`,
        bit(random.below(5), unit * random.between(0.8, 1.4), random.pick(paints)),
      ),
    );
  }
  const floor = stand.foot - stand.height * 0.02;
  return [
    rect(0, 0, width, height, palette.ground),
    path(blob(x, y, reach * 1.12, random.next, 7), palette.shape),
    path(blob(x, y, reach * 0.92, random.next, 6), mix(palette.bold, palette.shape, 0.35)),
    path(
      `M0 ${n(floor)} Q${n(width * 0.25)} ${n(floor - unit * 5)} ${n(width * 0.5)} ${n(floor)} T${width} ${n(floor)} L${width} ${height} L0 ${height} Z`,
      mix(palette.bold, palette.pop, 0.15),
    ),
    ...bits,
  ].join('');
}

/** A closed, smooth, uneven outline around a point. */
export function blob(x: number, y: number, radius: number, next: () => number, corners: number): string {
  const points = Array.from({ length: corners }, (_, at) => {
    const angle = (at / corners) * Math.PI * 2;
    const reach = radius * (0.86 + next() * 0.24);
    return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach] as const;
  });
  const middle = (at: number): string => {
    const [a, b] = [points[at % corners] ?? [x, y], points[(at + 1) % corners] ?? [x, y]];
    return `${n((a[0] + b[0]) / 2)} ${n((a[1] + b[1]) / 2)}`;
  };
  return `M${middle(corners - 1)} ${points.map(([px, py], at) => `Q${n(px)} ${n(py)} ${middle(at)}`).join(' ')} Z`;
}

function bit(kind: number, size: number, paint: Color): string {
  if (kind === 0) return circle(0, 0, size * 1.3, paint);
  if (kind === 1)
    return stroke(
      `M${n(-size * 3)} 0 q${n(size * 0.75)} ${n(-size * 2)} ${n(size * 1.5)} 0 t${n(size * 1.5)} 0 t${n(size * 1.5)} 0 t${n(size * 1.5)} 0`,
      paint,
      size * 0.8,
    );
  if (kind === 2)
    return path(`M0 ${n(-size * 1.6)} L${n(size * 1.5)} ${n(size)} L${n(-size * 1.5)} ${n(size)} Z`, paint);
  if (kind === 3) return rect(-size * 1.8, -size * 0.45, size * 3.6, size * 0.9, paint, size * 0.45);
  return stroke(`M${n(-size * 1.2)} 0 a${n(size * 1.2)} ${n(size * 1.2)} 0 1 1 ${n(size * 2.4)} 0`, paint, size * 0.8);
}

const within = (box: Box, x: number, y: number, margin: number): boolean =>
  x > box.x - margin && x < box.x + box.width + margin && y > box.y - margin && y < box.y + box.height + margin;
