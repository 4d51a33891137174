/** sRGB, each from 0 to 255. */
export interface Rgb {
  r: number;
  g: number;
  b: number;
}

/** `#rgb` or `#rrggbb`; null for what is no color. */
export function parseHex(text: string): Rgb | null {
  const [, digits = ''] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim()) ?? [];
  if (digits === '') return null;
  const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = pairs.map((pair) => Number.parseInt(pair, 16));
  return { r, g, b };
}

export function toHex({ r, g, b }: Rgb): string {
  const pair = (part: number) =>
    Math.round(Math.min(255, Math.max(0, part)))
      .toString(16)
      .padStart(2, '0');
  return `#${pair(r)}${pair(g)}${pair(b)}`;
}

/** Relative luminance as WCAG has it: 0 for black, 1 for white. */
export function luminanceOf({ r, g, b }: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** The same of a pixel in a row of many, of which three bytes are its colors: without an object for each. */
export function luminanceAt(data: Uint8Array, at: number): number {
  return 0.2126 * linear(data[at] ?? 0) + 0.7152 * linear(data[at + 1] ?? 0) + 0.0722 * linear(data[at + 2] ?? 0);
}

/** Of two luminances: 1 for none, 21 for black on white. */
export function contrastOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The same of two colors, in hex. */
export function contrastBetween(a: string, b: string): number {
  return contrastOf(luminanceOf(readColor(a)), luminanceOf(readColor(b)));
}

/** A color over another, as pixels are blended. */
export function blend(over: Rgb, under: Rgb, opacity: number): Rgb {
  const part = (a: number, b: number) => a * opacity + b * (1 - opacity);
  return { r: part(over.r, under.r), g: part(over.g, under.g), b: part(over.b, under.b) };
}

/** A color that is known to be one. */
export function readColor(hex: string): Rgb {
  return parseHex(hex) ?? { r: 0, g: 0, b: 0 };
}

/** The gray of a luminance. */
export function grayOf(luminance: number): Rgb {
  const part = luminance <= 0.0031308 ? luminance * 12.92 : 1.055 * luminance ** (1 / 2.4) - 0.055;
  const gray = part * 255;
  return { r: gray, g: gray, b: gray };
}

/** Pixels have 256 of them, and a picture many pixels. */
const ofPixels = Float64Array.from({ length: 256 }, (_, part) => toLinear(part));

function linear(part: number): number {
  return ofPixels[part] ?? toLinear(part);
}

function toLinear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
