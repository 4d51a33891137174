import { color, mix, tone } from '../color.ts';
import { circle, ellipse, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const candle: Product = {
  words: 'candle wax | aroma aromatherapy spa relax hygge wellness meditation yoga scented',
  width: 300,
  height: 470,
  foot: 0.46,
  draw(b) {
    const fire = color(0.9, 0.15, 80);
    return [
      circle(
        150,
        100,
        240,
        b.canvas.radial([
          [0, fire, 0.55],
          [1, fire, 0],
        ]),
        b.light === 'flat' ? 0.6 : 1,
      ),
      rect(0, 190, 300, 280, b.cylinder(mix(b.body, b.cream, 0.25)), 30),
      rect(12, 214, 276, 244, b.cylinder(b.body), 24),
      ellipse(150, 196, 150, 26, b.slope(mix(b.body, b.cream, 0.5), 0)),
      ellipse(
        150,
        202,
        136,
        20,
        b.canvas.radial([
          [0, mix(fire, b.cream, 0.4)],
          [1, tone(b.cream, -0.08)],
        ]),
      ),
      stroke('M150 198 C148 184 154 176 150 160', tone(b.deep, 0.05), 6),
      path(
        'M150 34 C190 88 194 118 182 144 C172 168 128 168 118 144 C106 114 128 84 150 34 Z',
        b.canvas.linear(
          [
            [0, color(0.78, 0.17, 55)],
            [0.55, fire],
            [1, color(0.97, 0.06, 95)],
          ],
          90,
        ),
      ),
      path('M150 92 C168 118 168 140 150 154 C132 140 132 118 150 92 Z', color(0.99, 0.03, 95), 0.85),
      rect(58, 286, 184, 116, b.slope(b.cream, 70), 6),
      b.word(150, 334, 140, 40, b.deep, 'serif'),
      rect(124, 370, 52, 3, b.trim),
      b.shine('M22 226 Q24 214 36 212 L44 212 L44 446 Q28 444 22 430 Z', 0.5),
    ].join('');
  },
};
