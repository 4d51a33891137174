/** A colour in OKLCH: lightness 0–1, chroma 0–0.37, hue in degrees. Equal steps look equal, so harmonies can be computed. */
export interface Color {
  l: number;
  c: number;
  h: number;
}

export const color = (l: number, c: number, h: number): Color => ({ l, c, h: ((h % 360) + 360) % 360 });

/** The same colour, lighter (or darker, when negative); very light and very dark tones lose chroma as pigments do. */
export function tone(base: Color, lighter: number, chroma = 1): Color {
  const l = clamp(base.l + lighter, 0.04, 0.99);
  const room = l > 0.85 ? (1 - l) / 0.15 : l < 0.2 ? l / 0.2 : 1;
  return { l, c: Math.min(base.c * chroma, 0.03 + base.c * room), h: base.h };
}

export const turn = (base: Color, degrees: number): Color => color(base.l, base.c, base.h + degrees);

export function mix(a: Color, b: Color, share: number): Color {
  const [aa, ab, ba, bb] = [axis(a, Math.cos), axis(a, Math.sin), axis(b, Math.cos), axis(b, Math.sin)];
  const [x, y] = [aa + (ba - aa) * share, ab + (bb - ab) * share];
  return color(a.l + (b.l - a.l) * share, Math.hypot(x, y), (Math.atan2(y, x) * 180) / Math.PI);
}

/** `#rrggbb`; what sRGB cannot show keeps its hue and lightness and gives up chroma. */
export function css(value: Color): string {
  return `#${toRgb(value)
    .map((channel) =>
      Math.round(channel * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Red, green and blue, each 0–1. */
export function toRgb(value: Color): [number, number, number] {
  let chroma = value.c;
  for (;;) {
    const linear = toLinear(value.l, chroma, value.h);
    if (chroma < 0.002 || linear.every((channel) => channel >= -0.0005 && channel <= 1.0005)) {
      return linear.map((channel) => gamma(clamp(channel, 0, 1))) as [number, number, number];
    }
    chroma -= 0.004;
  }
}

/** From 8-bit red, green and blue. */
export function fromRgb(red: number, green: number, blue: number): Color {
  const [r, g, b] = [red, green, blue].map((channel) => degamma(channel / 255)) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  return color(lightness, Math.hypot(x, y), (Math.atan2(y, x) * 180) / Math.PI);
}

/** WCAG's contrast ratio, 1–21. */
export function contrast(a: Color, b: Color): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** The first of `candidates` that is readable on `ground`, else the one that reads best. */
export function readableOn(ground: Color, candidates: readonly [Color, ...Color[]], ratio = 4.5): Color {
  const enough = candidates.find((candidate) => contrast(candidate, ground) >= ratio);
  return enough ?? candidates.reduce((best, next) => (contrast(next, ground) > contrast(best, ground) ? next : best));
}

function luminance(value: Color): number {
  const [r, g, b] = toRgb(value).map(degamma) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function toLinear(lightness: number, chroma: number, hue: number): [number, number, number] {
  const x = chroma * Math.cos((hue * Math.PI) / 180);
  const y = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const axis = (value: Color, part: (angle: number) => number): number => value.c * part((value.h * Math.PI) / 180);
const gamma = (linear: number): number => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
const degamma = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
