import type { FontFile } from '../fonts/own-font.ts';
import { contrastBetween, luminanceOf, parseHex, readColor, toHex } from '../color/color.ts';
import { fromOklch, toOklch } from '../color/oklch.ts';

/** The colors that a layout uses, each `#rrggbb`. */
export interface BrandColors {
  background: string;
  /** On the background. */
  text: string;
  /** Of buttons, prices and ornaments. */
  accent: string;
  /** On the accent. */
  accentText: string;
}

/** What of a brand is set; what is not follows from the rest, and from the picture. Fonts by the names of their families. */
export interface BrandValues {
  background?: string | null | undefined;
  text?: string | null | undefined;
  accent?: string | null | undefined;
  headingFont: string;
  bodyFont: string;
  /** Uploaded fonts of the brand, which go before these where they are still there. */
  fontFiles?: Partial<Record<'heading' | 'body', FontFile>> | undefined;
}

/** One of a picture’s main colors, with the share of it that it covers. */
export interface PictureColor {
  hex: string;
  share: number;
}

/** Whole: colors that are set stay as they are, and the rest is chosen to go with them. */
export function resolveColors(brand: BrandValues, pictureColors: readonly PictureColor[]): BrandColors {
  const [background, text, accent] = [brand.background, brand.text, brand.accent].map((hex) =>
    hex && parseHex(hex) ? hex : null,
  );
  const lead = toOklch(readColor(accent ?? background ?? leadColor(pictureColors) ?? '#3b4a63'));
  const hue = lead.h;
  const ground = background ?? toHex(fromOklch({ l: 0.955, c: Math.min(lead.c, 0.022), h: hue }));
  const isDark = luminanceOf(readColor(ground)) < 0.2;
  const ink =
    text ??
    toHex(
      fromOklch(
        isDark ? { l: 0.975, c: Math.min(lead.c, 0.012), h: hue } : { l: 0.225, c: Math.min(lead.c, 0.045), h: hue },
      ),
    );
  const strong = accent ?? strongest(hue, lead.c, ground);
  return { background: ground, text: ink, accent: strong, accentText: inkOn(strong) };
}

/** What is read on a color: near white, or near black of its hue. */
export function inkOn(hex: string): string {
  const { h, c } = toOklch(readColor(hex));
  const dark = toHex(fromOklch({ l: 0.2, c: Math.min(c, 0.04), h }));
  return contrastBetween('#ffffff', hex) >= 4.5 || contrastBetween('#ffffff', hex) >= contrastBetween(dark, hex)
    ? '#ffffff'
    : dark;
}

/** A color that is deep enough for white type, and stands out from the ground. */
function strongest(hue: number, chroma: number, ground: string): string {
  const isOnDark = luminanceOf(readColor(ground)) < 0.2;
  // What is nearly gray has no hue to speak of; then the accent is ink.
  const c = chroma < 0.02 ? chroma : Math.max(chroma, 0.13);
  return toHex(fromOklch({ l: isOnDark ? 0.8 : chroma < 0.02 ? 0.3 : 0.48, c, h: hue }));
}

/** The most telling color: strong, and of some size. */
function leadColor(colors: readonly PictureColor[]): string | null {
  const weighed = colors.map(({ hex, share }) => {
    const { c, l } = toOklch(readColor(hex));
    return { hex, weight: Math.min(c, 0.2) * Math.sqrt(share) * (l > 0.12 && l < 0.97 ? 1 : 0.3) };
  });
  return weighed.toSorted((a, b) => b.weight - a.weight)[0]?.hex ?? null;
}

/** A darker ground of the same hue, for what lies over pictures. */
export function deepOf(hex: string): string {
  const { h, c } = toOklch(readColor(hex));
  return toHex(fromOklch({ l: 0.17, c: Math.min(c, 0.035), h }));
}

/** A lighter ground of the same hue, for what lies over light pictures. */
export function paleOf(hex: string): string {
  const { h, c } = toOklch(readColor(hex));
  return toHex(fromOklch({ l: 0.975, c: Math.min(c, 0.012), h }));
}

/** A ground a step away from another, for panels on it. */
export function tintOf(hex: string): string {
  const { l, c, h } = toOklch(readColor(hex));
  return toHex(fromOklch({ l: l > 0.5 ? l - 0.055 : l + 0.07, c: Math.min(c * 1.5, 0.06), h }));
}
