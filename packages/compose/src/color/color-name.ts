import { readColor } from './color.ts';
import { toOklch } from './oklch.ts';

/** Of OKLab: a color with less has no hue to the eye. */
const leastChroma = 0.022;

/** By their hue in OKLab, in degrees: where each ends. */
const hues: readonly (readonly [until: number, name: string])[] = [
  [12, 'pink'],
  [42, 'red'],
  [78, 'orange'],
  [118, 'yellow'],
  [165, 'green'],
  [215, 'turquoise'],
  [280, 'blue'],
  [318, 'purple'],
  [360, 'pink'],
];

/** What people call a color (`#rrggbb`), in one word. */
export function nameColor(hex: string): string {
  const { l: lightness, c: chroma, h } = toOklch(readColor(hex));
  if (lightness < 0.2) return 'black';
  if (chroma < leastChroma) return lightness > 0.93 ? 'white' : lightness < 0.3 ? 'black' : 'gray';
  const hue = (h + 360) % 360;
  if (hue >= 20 && hue < 112) {
    if (lightness > 0.78 && chroma < 0.09) return 'beige';
    if (lightness < 0.6 && chroma < 0.125) return 'brown';
  }
  if (hue < 42 && lightness > 0.7) return 'pink';
  return hues.find(([until]) => hue < until)?.[1] ?? 'pink';
}
