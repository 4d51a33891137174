import { color, tone } from '../color.ts';
import { ellipse, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const mug: Product = {
  words: 'mug cup teacup | coffee tea espresso cappuccino cocoa matcha latte breakfast soup morning',
  width: 450,
  height: 520,
  foot: 0.36,
  footAt: 0.42,
  draw(b) {
    const drink = color(0.34, 0.07, 50);
    const steam = b.light === 'flat' ? 0.55 : 0.32;
    return [
      stroke('M120 120 C70 80 170 60 120 4', b.cream, 14, steam),
      stroke('M190 116 C140 66 240 56 190 -18', b.cream, 16, steam),
      stroke('M258 120 C208 80 308 60 258 4', b.cream, 14, steam),
      stroke('M338 248 C452 220 462 400 326 408', b.slope(tone(b.body, -0.03), 90), 42),
      stroke('M338 244 C440 224 446 392 326 402', tone(b.body, 0.12), 6, 0.5),
      path('M20 170 L358 170 L342 452 Q336 520 268 520 L110 520 Q42 520 36 452 Z', b.cylinder(b.body)),
      ellipse(189, 170, 169, 40, b.slope(tone(b.body, 0.06), 0)),
      ellipse(189, 175, 151, 31, tone(drink, -0.06)),
      ellipse(182, 179, 132, 23, b.ball(drink)),
      path('M120 178 C150 162 214 162 232 176 C206 172 188 190 160 186 C146 184 132 186 120 178 Z', b.cream, 0.55),
      rect(96, 300, 186, 96, b.cream, 48, b.light === 'rim' ? 0.75 : 0.95),
      b.word(189, 348, 138, 42, b.deep),
      b.shine('M52 226 C56 220 74 222 76 232 L88 450 C88 466 72 462 70 450 Z', 0.5),
    ].join('');
  },
};
