import { tone } from '../color.ts';
import { circle, clipped, ellipse, path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

const OUTLINE = 'M30 20 L210 20 L236 62 L236 420 Q232 446 208 456 L32 456 Q8 446 4 420 L4 62 Z';

export const can: Product = {
  words: 'can soda cola tonic seltzer | energy beer drink sparkling',
  width: 240,
  height: 460,
  foot: 0.42,
  draw(b) {
    const inside = b.canvas.clip(path(OUTLINE, b.body));
    return [
      path(OUTLINE, b.cylinder(b.metal)),
      clipped(
        inside,
        rect(0, 60, 240, 362, b.cylinder(b.body)),
        path('M0 300 C60 250 170 360 240 290 L240 422 L0 422 Z', b.cylinder(b.trim)),
        path('M0 330 C60 290 170 385 240 325 L240 344 C170 404 60 308 0 350 Z', b.cream, 0.85),
        circle(120, 168, 66, b.cylinder(b.cream)),
      ),
      b.word(120, 168, 104, 40, b.deep),
      ellipse(120, 20, 90, 13, tone(b.metal, 0.08)),
      ellipse(120, 21, 78, 9, tone(b.metal, -0.22)),
      ellipse(120, 20, 22, 4, tone(b.metal, 0.12)),
      b.shine('M34 66 L56 66 L56 418 L34 418 Z', 0.42),
      b.shine('M206 66 L212 66 L212 418 L206 418 Z', 0.3),
    ].join('');
  },
};
