import { mix, tone } from '../color.ts';
import { path, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

const lens = (x: number): string =>
  `M${x} 70 C${x + 2} 40 ${x + 40} 32 ${x + 120} 32 C${x + 200} 32 ${x + 246} 40 ${x + 248} 72 C${x + 250} 150 ${x + 214} 216 ${x + 128} 218 C${x + 44} 218 ${x} 150 ${x} 70 Z`;

export const sunglasses: Product = {
  words: 'sunglasses sunglasse glasses eyewear shades | beach vacation holiday travel',
  width: 660,
  height: 260,
  foot: 0.46,
  draw(b) {
    const glass = b.canvas.linear(
      [
        [0, tone(b.deep, 0.02)],
        [0.55, mix(b.deep, b.trim, 0.55)],
        [1, tone(b.trim, 0.08)],
      ],
      80,
    );
    const frame = (x: number): string =>
      [
        path(lens(x), b.slope(b.body, 80)),
        `<path d="${lens(x)}" transform="translate(${x * 0.12 + 14.9} 15) scale(0.88)" fill="${glass}"/>`,
        b.shine(`M${x + 40} 70 L${x + 96} 54 L${x + 60} 190 Q${x + 36} 160 ${x + 40} 70 Z`, 0.3),
        b.shine(`M${x + 116} 52 L${x + 136} 52 L${x + 92} 196 L${x + 78} 192 Z`, 0.24),
      ].join('');
    return [
      stroke('M36 66 C-4 70 8 120 -6 190', tone(b.body, -0.16), 18),
      stroke('M624 66 C664 70 652 120 666 190', tone(b.body, -0.16), 18),
      frame(36),
      frame(376),
      stroke('M276 84 C300 60 360 60 384 84', b.slope(b.body, 90), 20),
      stroke('M60 40 C120 30 220 30 262 44 M400 44 C460 30 540 30 604 40', tone(b.body, 0.2), 5, 0.6),
    ].join('');
  },
};
