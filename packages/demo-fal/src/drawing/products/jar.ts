import { mix, tone } from '../color.ts';
import { clipped, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

const GLASS = 'M34 92 L306 92 Q340 110 340 154 L340 350 Q340 396 294 396 L46 396 Q0 396 0 350 L0 154 Q0 110 34 92 Z';

export const jar: Product = {
  words: 'jar honey jam marmalade pesto moisturizer | peanut butter pickle cosmetic balm mask spread cream',
  width: 340,
  height: 396,
  foot: 0.46,
  draw(b) {
    const inside = b.canvas.clip(path(GLASS, b.body));
    const ridges = Array.from({ length: 15 }, (_, at) =>
      stroke(`M${38 + at * 19} 14 L${38 + at * 19} 80`, tone(b.trim, -0.2), 3, 0.28),
    );
    return [
      path(GLASS, b.cylinder(mix(b.body, b.cream, 0.3))),
      clipped(
        inside,
        rect(0, 132, 340, 270, b.cylinder(b.body)),
        rect(0, 172, 340, 168, b.cylinder(b.cream)),
        rect(0, 172, 340, 7, b.cylinder(b.trim)),
        rect(0, 333, 340, 7, b.cylinder(b.trim)),
      ),
      b.word(170, 246, 210, 64, b.deep, 'serif'),
      rect(140, 294, 60, 4, b.trim, 2),
      rect(16, 0, 308, 92, b.cylinder(b.trim), 14),
      ...ridges,
      rect(16, 80, 308, 14, b.cylinder(tone(b.trim, -0.1)), 7),
      b.shine('M28 140 Q30 122 46 114 L58 114 Q48 128 48 148 L48 356 Q48 370 38 370 Q28 370 28 356 Z', 0.5),
    ].join('');
  },
};
