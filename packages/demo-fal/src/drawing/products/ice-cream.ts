import { color, mix, tone } from '../color.ts';
import { circle, clipped, path, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

const CONE = 'M52 300 L268 300 L172 590 Q160 606 148 590 Z';

export const iceCream: Product = {
  words: 'ice-cream icecream gelato cone cupcake sundae sorbet | ice dessert sweet candy cake frozen',
  width: 320,
  height: 600,
  foot: 0.12,
  draw(b) {
    const waffle = color(0.74, 0.11, 68);
    const inside = b.canvas.clip(path(CONE, waffle));
    const lines = Array.from(
      { length: 9 },
      (_, at) => `M${-40 + at * 48} 290 L${140 + at * 48} 620 M${360 - at * 48} 290 L${180 - at * 48} 620`,
    );
    const sprinkles = [
      [96, 150],
      [142, 96],
      [200, 120],
      [226, 176],
      [128, 190],
      [180, 168],
      [110, 110],
      [206, 80],
    ].map(([x = 0, y = 0], at) =>
      stroke(`M${x} ${y} l${at % 2 ? 12 : -6} ${at % 3 ? 10 : -9}`, at % 2 ? b.cream : b.deep, 8),
    );
    return [
      path(CONE, b.slope(waffle, 30)),
      clipped(
        inside,
        stroke(lines.join(' '), tone(waffle, -0.16), 5, 0.6),
        path('M52 300 L268 300 L258 336 L62 336 Z', tone(waffle, -0.25), 0.35),
      ),
      circle(96, 236, 84, b.ball(mix(b.trim, b.cream, 0.25))),
      circle(226, 236, 84, b.ball(mix(b.body, b.cream, 0.45))),
      path(
        'M20 268 C40 330 80 296 100 320 C124 344 140 300 166 316 C196 344 214 296 236 316 C262 336 292 306 302 268 Z',
        b.slope(mix(b.trim, b.cream, 0.25), 60),
      ),
      circle(160, 142, 100, b.ball(b.body)),
      path(
        'M62 158 C70 206 104 186 122 208 C142 228 158 188 180 204 C204 222 230 196 258 162 C250 120 74 120 62 158 Z',
        b.slope(b.body, 70),
      ),
      ...sprinkles,
      circle(172, 34, 26, b.ball(color(0.55, 0.21, 22))),
      stroke('M176 12 C184 -14 204 -20 222 -22', color(0.42, 0.09, 130), 5),
      b.shine('M92 96 C104 66 134 56 152 60 C124 72 108 92 104 122 C96 124 90 112 92 96 Z', 0.55),
    ].join('');
  },
};
