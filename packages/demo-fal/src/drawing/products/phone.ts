import { mix, tone } from '../color.ts';
import { circle, clipped, path, rect } from '../shapes.ts';
import type { Product } from './product.ts';

export const phone: Product = {
  words: 'phone smartphone mobile app iphone android tablet | software website digital startup online',
  width: 310,
  height: 630,
  foot: 0.46,
  draw(b) {
    const screen = b.canvas.clip(rect(16, 16, 278, 598, b.body, 36));
    const sky = b.canvas.linear(
      [
        [0, tone(b.trim, 0.1)],
        [0.55, mix(b.trim, b.body, 0.6)],
        [1, b.body],
      ],
      80,
    );
    return [
      rect(306, 190, 6, 90, tone(b.metal, -0.2), 3),
      rect(-2, 160, 6, 50, tone(b.metal, -0.2), 3),
      rect(0, 0, 310, 630, b.slope(b.light === 'flat' ? b.deep : tone(b.metal, -0.1), 20), 52),
      rect(7, 7, 296, 616, tone(b.deep, -0.1), 46),
      clipped(
        screen,
        rect(16, 16, 278, 598, sky),
        circle(212, 250, 74, b.cream, 0.9),
        path('M0 420 C80 350 140 380 200 410 C240 430 280 410 320 380 L320 640 L0 640 Z', tone(b.body, -0.06)),
        path('M0 480 C70 440 170 470 320 440 L320 640 L0 640 Z', tone(b.body, -0.16)),
        rect(44, 486, 222, 92, b.cream, 24, 0.95),
        rect(62, 546, 110, 8, b.deep, 4, 0.35),
        circle(238, 532, 18, b.trim),
        path('M231 522 L249 532 L231 542 Z', b.cream),
      ),
      b.word(155, 108, 190, 54, b.cream),
      b.word(118, 518, 108, 22, b.deep),
      rect(112, 30, 86, 22, tone(b.deep, -0.14), 11),
      b.shine('M16 52 Q16 16 52 16 L190 16 L60 614 L52 614 Q16 614 16 578 Z', 0.12),
    ].join('');
  },
};
