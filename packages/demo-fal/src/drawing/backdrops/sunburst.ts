import { n } from '../canvas.ts';
import { mix } from '../color.ts';
import type { Stand } from '../hero.ts';
import type { Scene } from '../scene.ts';
import { circle, path, rect } from '../shapes.ts';

/** Rays from behind the product, and a disc that holds it. */
export function sunburst({ canvas, palette, random }: Scene, stand: Stand): string {
  const { width, height } = canvas;
  const [x, y] = [stand.x, stand.foot - stand.height * 0.5];
  const reach = Math.hypot(width, height) * 1.1;
  const count = 14 + random.below(4) * 2;
  const twist = random.next() * Math.PI;
  const point = (turn: number): string => {
    const angle = twist + (turn * Math.PI * 2) / count;
    return `${n(x + Math.cos(angle) * reach)} ${n(y + Math.sin(angle) * reach)}`;
  };
  const rays = Array.from({ length: count }, (_, at) => `M${n(x)} ${n(y)} L${point(at)} L${point(at + 0.5)} Z`).join(
    '',
  );
  const disc = Math.max(stand.width, stand.height * 0.82) * 0.6;
  return [
    rect(0, 0, width, height, palette.ground),
    path(rays, mix(palette.ground, palette.shape, 0.75)),
    circle(x, y, disc * 1.16, palette.shape, 0.55),
    circle(
      x,
      y,
      disc,
      canvas.linear(
        [
          [0, palette.pop],
          [1, mix(palette.pop, palette.bold, 0.35)],
        ],
        90,
      ),
    ),
  ].join('');
}
