import { tone } from '../color.ts';
import { clipped, ellipse, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

const UPPER =
  'M58 316 C40 258 46 176 66 108 C72 82 104 78 122 96 C156 130 212 132 252 92 L286 58 C304 42 336 44 350 68 L402 150 ' +
  'C448 206 540 222 622 238 C688 252 712 284 708 322 Z';

export const sneaker: Product = {
  words: 'sneaker shoe trainer footwear boot | running runner run sport marathon fitness jogging',
  width: 730,
  height: 402,
  foot: 0.48,
  draw(b) {
    const inside = b.canvas.clip(path(UPPER, b.body));
    const laces = [0, 1, 2, 3].map((row) => {
      const [x, y] = [300 + row * 33, 104 + row * 36];
      return stroke(`M${x} ${y} L${x + 62} ${y - 18}`, b.cream, 12) + ellipse(x, y, 6, 6, tone(b.deep, 0.15));
    });
    const treads = Array.from({ length: 15 }, (_, at) => rect(78 + at * 40, 384, 24, 14, tone(b.deep, 0.06), 4));
    return [
      path('M262 96 L300 34 C316 10 348 14 360 40 L410 160 L300 170 Z', b.slope(tone(b.body, -0.12))),
      path(
        'M66 108 C72 82 104 78 122 96 C156 130 212 132 252 92 L244 150 C190 190 110 180 74 150 Z',
        tone(b.deep, 0.08),
      ),
      path(UPPER, b.slope(b.body, 75)),
      clipped(
        inside,
        path('M40 330 C30 250 46 150 66 96 C116 150 152 250 140 330 Z', b.slope(b.trim, 60)),
        path('M566 330 C560 280 586 244 640 232 L740 260 L740 330 Z', b.slope(tone(b.body, -0.09), 60)),
        path('M150 316 C250 300 330 250 372 168 L418 196 C372 286 300 330 240 340 Z', b.slope(b.cream, 70)),
        path('M262 340 C350 310 402 270 438 206 L462 216 C424 290 380 330 330 346 Z', b.slope(b.trim, 70)),
        path(
          'M66 108 C72 82 104 78 122 96 C156 130 212 132 252 92 L262 104 C214 150 148 150 108 112 C92 98 78 104 74 124 Z',
          tone(b.body, 0.12),
          0.8,
        ),
        stroke('M582 328 C574 288 594 256 640 240', b.cream, 3, 0.5),
      ),
      ...laces,
      stroke('M70 112 C58 66 92 62 96 92', b.trim, 12),
      path(
        'M36 336 C30 308 48 300 78 302 C240 318 520 318 690 300 C722 304 732 330 724 356 C716 388 684 392 630 392 L96 392 C52 392 40 366 36 336 Z',
        b.slope(b.cream, 90),
      ),
      ...treads,
      stroke('M52 346 C240 362 520 362 712 340', b.trim, 9, 0.95),
      b.shine('M352 84 L398 160 C440 208 520 228 596 242 C520 238 430 222 384 172 Z', 0.4),
      b.shine('M54 318 C240 332 500 332 700 314 L702 322 C500 342 240 342 54 328 Z', 0.5),
    ].join('');
  },
};
