import { tone } from '../color.ts';
import { circle, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const watch: Product = {
  words: 'watch smartwatch wristwatch timepiece clock | time jewelry',
  width: 320,
  height: 640,
  foot: 0.3,
  draw(b) {
    const marks = Array.from({ length: 12 }, (_, hour) => {
      const angle = (hour * Math.PI) / 6;
      const inner = hour % 3 === 0 ? 88 : 98;
      const [x, y] = [Math.sin(angle), -Math.cos(angle)];
      return stroke(
        `M${160 + x * inner} ${320 + y * inner} L${160 + x * 112} ${320 + y * 112}`,
        b.trim,
        hour % 3 === 0 ? 8 : 4,
      );
    });
    return [
      path('M92 220 L104 22 Q106 0 128 0 L192 0 Q214 0 216 22 L228 220 Z', b.cylinder(b.body)),
      path('M92 420 L104 618 Q106 640 128 640 L192 640 Q214 640 216 618 L228 420 Z', b.cylinder(b.body)),
      `<path d="M116 30 L108 200 M204 30 L212 200 M116 610 L108 440 M204 610 L212 440" stroke="#fff" stroke-opacity="0.35" stroke-width="3" stroke-dasharray="9 8"/>`,
      ...[500, 536, 572].map((y) => rect(152, y, 16, 10, tone(b.body, -0.3), 5)),
      rect(300, 300, 20, 40, b.slope(b.trim, 90), 6),
      circle(160, 320, 152, b.slope(b.trim, 45)),
      circle(160, 320, 140, b.slope(tone(b.trim, -0.14), 225)),
      circle(160, 320, 128, b.ball(b.light === 'rim' ? tone(b.deep, -0.06) : tone(b.deep, 0.05))),
      ...marks,
      b.word(160, 268, 64, 14, b.cream, 'text'),
      circle(160, 376, 26, tone(b.deep, 0.14)),
      stroke('M160 376 L160 358', b.trim, 3),
      stroke('M160 320 L106 274', b.cream, 9),
      stroke('M160 320 L218 250', b.cream, 6),
      stroke('M160 344 L160 228', b.trim, 3),
      circle(160, 320, 9, b.trim),
      b.shine('M70 250 C96 204 150 188 196 198 L96 400 C58 372 50 300 70 250 Z', 0.16),
    ].join('');
  },
};
