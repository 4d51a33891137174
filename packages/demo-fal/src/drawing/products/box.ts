import { tone } from '../color.ts';
import { path, stroke } from '../shapes.ts';
import type { Product } from './product.ts';

export const box: Product = {
  words: 'box gift package present parcel | delivery subscription chocolate christmas birthday surprise kit toy',
  width: 480,
  height: 470,
  foot: 0.44,
  draw(b) {
    return [
      path('M24 176 L298 216 L298 470 L24 412 Z', b.slope(b.body, 100)),
      path('M298 216 L456 166 L456 398 L298 470 Z', b.slope(tone(b.body, -0.13), 100)),
      path('M128 192 L186 200 L186 446 L128 434 Z', b.slope(b.trim, 100)),
      path('M360 196 L400 184 L400 424 L360 442 Z', b.slope(tone(b.trim, -0.13), 100)),
      path('M8 118 L310 156 L310 226 L8 184 Z', b.slope(tone(b.body, 0.05), 100)),
      path('M310 156 L472 112 L472 176 L310 226 Z', b.slope(tone(b.body, -0.09), 100)),
      path('M8 118 L188 80 L472 112 L310 156 Z', b.slope(tone(b.body, 0.11), 100)),
      path('M120 132 L186 140 L186 209 L120 200 Z', b.slope(tone(b.trim, 0.03), 100)),
      path('M366 141 L410 129 L410 195 L366 209 Z', b.slope(tone(b.trim, -0.1), 100)),
      path('M120 132 L290 91 L348 98 L186 140 Z', tone(b.trim, 0.06)),
      path('M366 141 L76 104 L126 93 L410 129 Z', tone(b.trim, 0.03)),
      path('M240 118 C150 96 110 20 160 8 C206 0 232 70 240 118 Z', b.slope(b.trim, 45)),
      path('M240 118 C250 60 300 -14 342 12 C380 40 310 108 240 118 Z', b.slope(tone(b.trim, -0.05), 45)),
      path('M238 114 C200 86 156 50 166 28 C196 34 226 78 238 114 Z', tone(b.trim, -0.2), 0.55),
      path('M244 112 C262 70 304 22 326 32 C332 60 290 100 244 112 Z', tone(b.trim, -0.22), 0.55),
      path('M222 104 Q242 92 260 106 L256 130 Q238 138 224 126 Z', b.slope(tone(b.trim, 0.08))),
      stroke('M10 120 L310 158 L470 114', tone(b.body, 0.25), 3, 0.5),
    ].join('');
  },
};
