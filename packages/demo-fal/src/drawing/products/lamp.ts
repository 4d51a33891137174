import { color, tone } from '../color.ts';
import { ellipse, path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

export const lamp: Product = {
  words: 'lamp bulb lantern | light lighting decor furniture interior',
  width: 440,
  height: 640,
  foot: 0.3,
  draw(b) {
    const glow = color(0.95, 0.1, 85);
    const beam = b.canvas.radial(
      [
        [0, glow, 0.75],
        [1, glow, 0],
      ],
      [0.5, 0.5],
      0.5,
    );
    return [
      ellipse(220, 300, 330, 260, beam, b.light === 'flat' ? 0.5 : 0.8),
      rect(208, 250, 24, 360, b.cylinder(b.metal), 8),
      path(
        'M150 470 C150 420 290 420 290 470 C300 540 270 560 276 606 L164 606 C170 560 140 540 150 470 Z',
        b.cylinder(b.trim),
      ),
      ellipse(220, 616, 106, 22, b.cylinder(tone(b.trim, -0.1))),
      ellipse(220, 610, 106, 20, b.cylinder(b.trim)),
      path('M120 20 L320 20 L426 270 Q220 312 14 270 Z', b.cylinder(b.body)),
      path(
        'M14 270 Q220 312 426 270 Q220 244 14 270 Z',
        b.canvas.linear(
          [
            [0, glow],
            [0.5, color(0.98, 0.05, 90)],
            [1, glow],
          ],
          0,
        ),
      ),
      path(
        'M120 20 L320 20 L426 270 Q220 312 14 270 Z',
        b.canvas.linear(
          [
            [0, glow, 0],
            [1, glow, 0.55],
          ],
          90,
        ),
      ),
      ellipse(220, 20, 100, 9, tone(b.body, 0.16)),
      b.shine('M136 36 L154 36 L82 262 L58 262 Z', 0.35),
    ].join('');
  },
};
