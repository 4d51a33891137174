import { tone } from '../color.ts';
import { circle, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const headphones: Product = {
  words: 'headphone earphone earbud headset speaker | music audio sound podcast playlist listening',
  width: 520,
  height: 560,
  foot: 0.44,
  draw(b) {
    const cup = (x: number, side: number): string =>
      [
        rect(x - 30 + side * 46, 316, 60, 214, b.cylinder(tone(b.deep, 0.12)), 30),
        rect(x - 52, 290, 104, 266, b.cylinder(b.body), 50),
        rect(x - 30 - side * 12, 330, 60, 186, b.cylinder(tone(b.body, 0.05)), 30),
        circle(x - side * 12, 423, 18, b.ball(b.trim)),
        rect(x - 9 - side * 6, 226, 18, 90, b.cylinder(b.metal), 9),
      ].join('');
    return [
      stroke('M74 300 C40 -60 480 -60 446 300', b.slope(tone(b.body, -0.12), 0), 50),
      stroke('M74 300 C40 -60 480 -60 446 300', b.slope(b.body, 0), 38),
      stroke('M104 190 C134 0 386 0 416 190', tone(b.deep, 0.14), 24),
      stroke('M96 150 C140 -8 380 -8 424 150', tone(b.body, 0.2), 5, b.light === 'rim' ? 0.3 : 0.55),
      cup(72, 1),
      cup(448, -1),
      b.shine('M36 340 Q38 316 50 310 L56 310 Q50 326 50 350 L50 500 Q50 520 44 520 Q36 514 36 490 Z', 0.5),
      b.shine('M420 340 Q422 316 432 310 L438 310 Q432 326 432 350 L432 500 Q430 520 426 520 Q420 514 420 490 Z', 0.4),
    ].join('');
  },
};
