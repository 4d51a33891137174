import { tone } from '../color.ts';
import { circle, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const tube: Product = {
  words:
    'tube lotion toothpaste sunscreen serum skincare lipstick moisturiser | cream gel cosmetic makeup skin beauty soap',
  width: 230,
  height: 600,
  foot: 0.42,
  draw(b) {
    const crimps = Array.from({ length: 14 }, (_, at) => `M${12 + at * 16} 4 L${12 + at * 16} 26`).join(' ');
    return [
      path('M0 0 L230 0 L230 30 C226 200 214 380 206 500 L24 500 C16 380 4 200 0 30 Z', b.cylinder(b.cream)),
      rect(0, 0, 230, 30, b.cylinder(tone(b.cream, -0.05))),
      stroke(crimps, tone(b.cream, -0.2), 2, 0.6),
      path('M9 250 C80 210 150 290 221 240 L206 500 L24 500 Z', b.cylinder(b.body)),
      path('M9 262 C80 222 150 302 220 252 L219 272 C150 322 80 242 10 282 Z', b.trim, 0.9),
      b.word(115, 150, 160, 46, b.deep),
      rect(86, 190, 58, 5, b.trim, 2.5),
      circle(115, 400, 38, b.cream, 0.92),
      path('M115 372 C136 396 138 412 115 426 C92 412 94 396 115 372 Z', b.body),
      rect(22, 494, 186, 106, b.cylinder(b.trim), 14),
      rect(22, 494, 186, 10, tone(b.trim, -0.2), 4, 0.5),
      b.shine('M26 40 L48 40 C50 200 60 380 66 488 L46 488 C36 360 28 200 26 40 Z', 0.6),
    ].join('');
  },
};
