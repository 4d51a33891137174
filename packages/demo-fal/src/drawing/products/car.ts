import { mix, tone } from '../color.ts';
import { circle, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const car: Product = {
  words: 'car automobile vehicle suv truck taxi | auto electric drive driving rental dealership road',
  width: 820,
  height: 310,
  foot: 0.48,
  draw(b) {
    const glass = b.canvas.linear(
      [
        [0, mix(b.deep, b.cream, 0.55)],
        [0.5, mix(b.deep, b.cream, 0.2)],
        [1, b.deep],
      ],
      70,
    );
    const wheel = (x: number): string =>
      [
        circle(x, 238, 72, tone(b.deep, -0.06)),
        circle(x, 238, 48, b.slope(b.metal, 60)),
        circle(x, 238, 38, tone(b.deep, 0.06)),
        ...Array.from({ length: 5 }, (_, at) => {
          const angle = (at * 2 * Math.PI) / 5 - Math.PI / 2;
          return stroke(
            `M${x} 238 L${(x + Math.cos(angle) * 40).toFixed(1)} ${(238 + Math.sin(angle) * 40).toFixed(1)}`,
            b.metal,
            11,
          );
        }),
        circle(x, 238, 11, b.trim),
      ].join('');
    return [
      path(
        'M28 236 C12 236 8 220 14 196 C22 160 60 142 130 128 C190 60 250 6 370 4 C500 2 560 56 622 112 C720 122 796 140 806 190 C812 220 810 242 790 244 L40 246 Z',
        b.slope(b.body, 82),
      ),
      path('M176 122 C220 66 270 34 352 32 L352 122 Z', glass),
      path('M372 32 C480 30 530 66 582 114 L372 122 Z', glass),
      path('M190 122 L250 56 L278 46 L218 122 Z', b.cream, 0.25),
      path(
        'M20 200 C180 176 620 172 806 194 C810 220 808 242 790 244 L40 246 C10 240 14 216 20 200 Z',
        tone(b.body, -0.12),
        0.65,
      ),
      stroke('M150 138 C320 128 520 126 640 126', tone(b.body, 0.22), 5, 0.7),
      stroke('M362 128 L362 224 M210 132 C204 170 216 200 226 222', tone(b.body, -0.22), 3, 0.7),
      rect(300, 148, 42, 9, tone(b.metal, -0.05), 4.5),
      rect(540, 146, 42, 9, tone(b.metal, -0.05), 4.5),
      path('M742 152 C776 156 798 168 802 190 L764 186 Q744 176 742 152 Z', b.cream),
      path('M20 186 C24 168 40 158 60 152 L64 178 Z', b.trim),
      wheel(190),
      wheel(640),
      rect(262, 240, 306, 12, tone(b.deep, -0.04), 6),
    ].join('');
  },
};
