import { mix, tone } from '../color.ts';
import { path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

export const perfume: Product = {
  words: 'perfume fragrance cologne scent parfum | luxury cosmetic essence',
  width: 320,
  height: 470,
  foot: 0.5,
  draw(b) {
    const glass = mix(b.body, b.cream, 0.45);
    return [
      rect(104, 0, 112, 112, b.cylinder(b.light === 'flat' ? b.deep : tone(b.deep, 0.1)), 10),
      rect(122, 108, 76, 34, b.cylinder(b.trim), 4),
      rect(0, 140, 320, 330, b.slope(glass, 60), 40),
      rect(24, 190, 272, 252, b.slope(b.body, 80), 22),
      path(
        'M24 236 Q92 214 160 236 T296 236 L296 212 Q296 190 274 190 L46 190 Q24 190 24 212 Z',
        tone(glass, 0.1),
        0.75,
      ),
      rect(74, 282, 172, 96, b.cream, 4, 0.94),
      rect(82, 290, 156, 80, 'none', 2),
      b.word(160, 322, 128, 34, b.deep, 'serif'),
      rect(138, 350, 44, 3, b.trim),
      b.shine('M18 176 Q18 158 36 158 L66 158 L40 452 L36 452 Q18 452 18 434 Z', 0.5),
      b.shine('M284 158 L300 166 L300 440 L290 448 Z', 0.35),
      b.shine('M120 8 L134 8 L134 104 L120 104 Z', 0.3),
    ].join('');
  },
};
