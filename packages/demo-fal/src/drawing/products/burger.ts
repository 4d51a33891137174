import { color, tone } from '../color.ts';
import { ellipse, path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

export const burger: Product = {
  words: 'burger hamburger cheeseburger sandwich | food fastfood restaurant lunch snack meal dinner pizza taco',
  width: 560,
  height: 430,
  foot: 0.44,
  draw(b) {
    const bun = color(0.72, 0.13, 65);
    const meat = color(0.36, 0.07, 40);
    const seeds = [
      [180, 70],
      [250, 44],
      [330, 52],
      [396, 86],
      [290, 92],
      [220, 112],
      [360, 118],
      [140, 116],
      [440, 126],
    ].map(
      ([x = 0, y = 0], at) =>
        `<g transform="rotate(${at * 37} ${x} ${y})">${ellipse(x, y, 11, 6, color(0.95, 0.05, 85))}</g>`,
    );
    return [
      path('M46 356 L514 356 Q520 430 440 430 L120 430 Q40 430 46 356 Z', b.slope(tone(bun, -0.02), 90)),
      path(
        'M20 330 C20 304 60 312 90 316 C200 300 360 300 470 316 C510 308 540 306 540 330 C544 362 500 370 470 362 C420 380 380 358 340 370 C290 384 250 360 210 370 C160 382 120 358 90 366 C50 372 18 358 20 330 Z',
        b.slope(color(0.7, 0.17, 135), 90),
      ),
      rect(36, 262, 488, 66, b.slope(meat, 90), 33),
      path(
        'M50 246 L510 246 L470 276 L440 310 L400 276 L180 276 L140 300 L110 276 Z',
        b.slope(color(0.83, 0.15, 82), 90),
      ),
      rect(60, 218, 210, 34, b.slope(color(0.6, 0.2, 28), 90), 17),
      rect(286, 218, 216, 34, b.slope(color(0.57, 0.2, 26), 90), 17),
      path(
        'M26 202 C20 186 60 192 90 190 L480 190 C510 190 542 188 534 206 C530 232 480 220 450 228 C400 240 360 218 320 228 C270 240 230 218 190 228 C140 238 110 220 80 226 C50 228 30 222 26 202 Z',
        b.slope(color(0.74, 0.18, 132), 90),
      ),
      path('M40 196 C30 70 140 0 280 0 C420 0 530 70 520 196 Q520 208 506 208 L54 208 Q40 208 40 196 Z', b.ball(bun)),
      ...seeds,
      b.shine('M100 110 C126 60 190 32 240 30 C190 50 140 84 120 140 C100 146 92 128 100 110 Z', 0.42),
    ].join('');
  },
};
