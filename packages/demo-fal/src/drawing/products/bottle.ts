import { tone } from '../color.ts';
import { clipped, ellipse, path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

const OUTLINE =
  'M66 84 L66 150 C66 205 8 214 8 300 L8 606 Q8 640 42 640 L158 640 Q192 640 192 606 L192 300 C192 214 134 205 134 150 L134 84 Z';

export const bottle: Product = {
  words:
    'bottle juice lemonade beer wine water shampoo kombucha whisky vodka gin syrup drink beverage | milk oil sauce refreshing thirst',
  width: 200,
  height: 640,
  foot: 0.46,
  draw(b) {
    const inside = b.canvas.clip(path(OUTLINE, b.body));
    return [
      path(OUTLINE, b.cylinder(b.body)),
      clipped(
        inside,
        rect(0, 336, 200, 196, b.cylinder(b.cream)),
        rect(0, 336, 200, 12, b.cylinder(b.trim)),
        rect(0, 520, 200, 12, b.cylinder(b.trim)),
        ellipse(100, 644, 110, 14, tone(b.body, -0.2), 0.35),
        rect(0, 200, 200, 3, tone(b.body, 0.2), 0, 0.35),
      ),
      b.word(100, 424, 140, 60, b.deep),
      rect(72, 470, 56, 5, b.trim, 2.5),
      rect(58, 18, 84, 70, b.cylinder(b.trim), 12),
      rect(58, 72, 84, 6, tone(b.trim, -0.18), 0, 0.5),
      b.shine(
        'M30 300 C30 252 62 232 74 214 L82 214 C64 246 46 258 46 304 L46 590 Q46 606 38 606 Q30 606 30 590 Z',
        0.5,
      ),
      b.shine('M76 94 L84 94 L84 160 L76 168 Z', 0.5),
    ].join('');
  },
};
