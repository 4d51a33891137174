import { tone } from '../color.ts';
import { circle, path, rect, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const bicycle: Product = {
  words: 'bicycle bike cycling e-bike ebike scooter cyclist | commute',
  width: 780,
  height: 490,
  foot: 0.48,
  draw(b) {
    const tyre = tone(b.deep, 0.08);
    const wheel = (x: number): string => {
      const spokes = Array.from({ length: 16 }, (_, at) => {
        const angle = (at * Math.PI) / 8;
        return `M${x} 336 L${(x + Math.cos(angle) * 138).toFixed(1)} ${(336 + Math.sin(angle) * 138).toFixed(1)}`;
      }).join(' ');
      return [
        `<circle cx="${x}" cy="336" r="146" fill="none" stroke="${b.slope(tyre, 90)}" stroke-width="16"/>`,
        `<circle cx="${x}" cy="336" r="134" fill="none" stroke="${b.slope(b.trim, 90)}" stroke-width="6"/>`,
        stroke(spokes, b.metal, 2, 0.75),
        circle(x, 336, 15, b.ball(b.metal)),
      ].join('');
    };
    return [
      wheel(156),
      wheel(624),
      stroke('M156 336 L356 346', tone(b.metal, -0.25), 6),
      stroke('M156 336 L296 150', b.slope(tone(b.body, -0.08), 90), 14),
      stroke('M156 336 L366 346', b.slope(tone(b.body, -0.1), 0), 14),
      stroke('M290 122 L366 346', b.slope(b.body, 0), 20),
      stroke('M304 164 L546 138', b.slope(tone(b.body, 0.04), 90), 20),
      stroke('M366 346 L556 172', b.slope(b.body, 90), 22),
      stroke('M536 92 L560 186 C566 232 600 290 624 336', b.slope(b.body, 90), 18),
      stroke('M310 158 L540 133', tone(b.body, 0.26), 4, 0.5),
      stroke('M536 92 L528 62 L604 52 C640 48 642 96 606 96', tyre, 14),
      path('M226 102 C230 84 300 92 352 92 C372 94 366 114 344 114 L296 122 C266 128 226 124 226 102 Z', b.slope(tyre)),
      stroke('M366 346 L398 418 M366 346 L338 286', tone(b.metal, -0.2), 9),
      rect(378, 412, 52, 14, tyre, 5),
      rect(312, 276, 46, 13, tyre, 5),
      `<circle cx="366" cy="346" r="34" fill="none" stroke="${b.slope(b.metal)}" stroke-width="9"/>`,
      circle(366, 346, 12, b.trim),
    ].join('');
  },
};
