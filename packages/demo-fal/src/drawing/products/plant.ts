import { color, tone } from '../color.ts';
import { ellipse, group, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const plant: Product = {
  words: 'plant flower bouquet houseplant vase succulent | garden leaf botanical tree green seed eco nature',
  width: 440,
  height: 620,
  foot: 0.28,
  draw(b) {
    const green = color(0.58, 0.12, 145);
    const leaf = (angle: number, size: number, shade: number): string =>
      group(
        `translate(220 400) rotate(${angle}) scale(${size})`,
        path('M0 0 C-70 -90 -78 -220 0 -330 C78 -220 70 -90 0 0 Z', b.slope(tone(green, shade), 20)),
        stroke('M0 -10 L0 -300', tone(green, shade + 0.14), 4, 0.7),
        stroke('M0 -90 L-40 -136 M0 -90 L40 -136 M0 -160 L-42 -208 M0 -160 L42 -208', tone(green, shade + 0.1), 3, 0.5),
      );
    return [
      leaf(-62, 0.72, -0.12),
      leaf(64, 0.74, -0.14),
      leaf(-36, 0.98, -0.06),
      leaf(38, 0.96, -0.09),
      leaf(-82, 0.52, 0.02),
      leaf(84, 0.54, -0.02),
      leaf(2, 1.16, 0),
      leaf(-18, 0.8, 0.07),
      leaf(20, 0.74, 0.04),
      path('M96 430 L344 430 L318 592 Q314 620 286 620 L154 620 Q126 620 122 592 Z', b.cylinder(b.body)),
      rect(80, 398, 280, 48, b.cylinder(tone(b.body, 0.05)), 12),
      ellipse(220, 402, 132, 6, tone(b.deep, 0.06), 0.6),
      b.word(220, 526, 130, 44, b.cream),
      b.shine('M116 456 L138 456 L156 604 L144 604 Z', 0.4),
    ].join('');
  },
};
