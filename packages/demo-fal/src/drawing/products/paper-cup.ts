import { tone } from '../color.ts';
import { circle, clipped, path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

const OUTLINE = 'M14 96 L266 96 L228 500 Q226 512 212 512 L68 512 Q54 512 52 500 Z';

export const paperCup: Product = {
  words:
    'takeaway togo smoothie milkshake frappe takeout coffee-shop | iced brew coffee bubble americano barista latte',
  width: 280,
  height: 512,
  foot: 0.36,
  draw(b) {
    const inside = b.canvas.clip(path(OUTLINE, b.body));
    return [
      path(OUTLINE, b.cylinder(b.cream)),
      clipped(
        inside,
        path('M0 206 L280 206 L280 400 L0 400 Z', b.cylinder(b.body)),
        rect(0, 206, 280, 9, b.cylinder(b.trim)),
        rect(0, 391, 280, 9, b.cylinder(b.trim)),
        rect(0, 96, 280, 14, tone(b.cream, -0.2), 0, 0.35),
      ),
      circle(140, 303, 66, b.cylinder(b.cream)),
      b.word(140, 303, 104, 40, b.deep),
      path('M30 34 Q32 14 52 12 L228 12 Q248 14 250 34 L258 66 L22 66 Z', b.cylinder(b.deep)),
      rect(0, 62, 280, 38, b.cylinder(tone(b.deep, 0.06)), 14),
      rect(60, 0, 160, 16, b.cylinder(tone(b.deep, 0.1)), 8),
      b.shine('M46 112 L66 112 L86 500 L72 500 Z', 0.45),
    ].join('');
  },
};
