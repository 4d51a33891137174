import { tone } from '../color.ts';
import { circle, ellipse, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const bag: Product = {
  words: 'bag handbag tote purse backpack | shopping fashion leather boutique sale clothing dress shirt jacket',
  width: 480,
  height: 560,
  foot: 0.47,
  draw(b) {
    const stitch = `stroke-dasharray="10 9"`;
    return [
      stroke('M138 226 C138 20 342 20 342 226', tone(b.body, -0.2), 24),
      path('M40 206 L440 206 L470 520 Q472 560 434 560 L46 560 Q8 560 10 520 Z', b.slope(b.body, 70)),
      path('M40 206 L440 206 L446 268 L34 268 Z', b.slope(tone(b.body, 0.05), 90)),
      path('M440 206 L470 520 Q472 560 434 560 L420 560 Q414 380 402 206 Z', tone(b.body, -0.14), 0.7),
      `<path d="M40 268 L440 268" stroke="#fff" stroke-opacity="0.4" stroke-width="3" fill="none" ${stitch}/>`,
      `<path d="M30 540 L450 540" stroke="#fff" stroke-opacity="0.35" stroke-width="3" fill="none" ${stitch}/>`,
      stroke('M150 226 C150 58 330 58 330 226', b.slope(tone(b.body, 0.02), 0), 20),
      ...[144, 336].flatMap((x) => [
        rect(x - 22, 212, 44, 62, b.slope(b.trim), 10),
        circle(x, 246, 8, tone(b.trim, 0.2)),
      ]),
      rect(136, 336, 208, 112, b.slope(b.cream, 70), 14),
      b.word(240, 392, 164, 52, b.deep, 'serif'),
      ellipse(240, 560, 200, 5, tone(b.body, -0.25), 0.4),
      b.shine('M54 284 L84 284 L66 532 L38 532 Z', 0.3),
    ].join('');
  },
};
