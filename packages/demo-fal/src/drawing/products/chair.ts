import { tone } from '../color.ts';
import { path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const chair: Product = {
  words: 'chair armchair sofa couch seat stool | furniture home living interior room',
  width: 520,
  height: 580,
  foot: 0.46,
  draw(b) {
    const leg = (x: number, lean: number, shade: number): string =>
      path(
        `M${x} 430 L${x + 34} 430 L${x + 17 + lean + 9} 580 L${x + 17 + lean - 9} 580 Z`,
        b.cylinder(tone(b.trim, shade)),
      );
    return [
      leg(120, -14, -0.22),
      leg(366, 14, -0.22),
      path('M92 120 Q92 0 212 0 L308 0 Q428 0 428 120 L428 380 L92 380 Z', b.slope(b.body, 70)),
      stroke('M200 30 L200 300 M260 22 L260 300 M320 30 L320 300', tone(b.body, -0.16), 4, 0.6),
      stroke('M204 32 L204 300 M264 24 L264 300 M324 32 L324 300', tone(b.body, 0.14), 3, 0.4),
      rect(80, 288, 360, 104, b.slope(tone(b.body, 0.08), 80), 42),
      path(
        'M0 250 Q0 206 44 206 Q88 206 92 250 L100 390 L420 390 L428 250 Q432 206 476 206 Q520 206 520 250 L508 420 Q504 462 462 462 L58 462 Q16 462 12 420 Z',
        b.slope(tone(b.body, -0.02), 80),
      ),
      rect(80, 386, 360, 14, tone(b.body, -0.2), 7, 0.35),
      leg(58, -20, 0),
      leg(428, 20, 0),
      rect(176, 190, 168, 128, b.slope(b.cream, 60), 34),
      b.word(260, 254, 112, 40, b.deep, 'serif'),
      b.shine('M116 110 Q118 40 190 26 Q138 60 138 130 L138 270 L116 270 Z', 0.35),
      b.shine('M16 252 Q18 222 44 220 Q30 230 30 260 L38 420 Q26 410 24 396 Z', 0.4),
    ].join('');
  },
};
