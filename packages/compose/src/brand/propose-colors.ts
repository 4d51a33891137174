import { contrastBetween, luminanceOf, parseHex, readColor, toHex } from '../color/color.ts';
import { fromOklch, toOklch } from '../color/oklch.ts';
import { inkOn, type PictureColor, resolveColors } from '../layouts/brand.ts';
import type { BrandColorRole } from './brand.ts';

/** What type is read by, and what a button is seen by. */
const leastForText = 4.5;
const leastForAccent = 3;

/** Of OKLCH: below it, a color is gray to the eye. */
const leastChroma = 0.04;

/**
 * Colors by role out of those that were found, with how much there is of each: the ground from a light or dark neutral, the accent from the
 * strongest, each changed in lightness until it is read on the ground. Nothing where nothing was found.
 */
export function proposeColors(found: readonly PictureColor[]): Partial<Record<BrandColorRole, string>> {
  const colors = found.filter(({ hex, share }) => parseHex(hex) !== null && share > 0);
  if (colors.length === 0) return {};
  const strong = byStrength(colors);
  const ground = groundOf(colors);
  const { background, text, accent } = resolveColors(
    { background: ground, accent: strong[0], headingFont: '', bodyFont: '' },
    colors,
  );
  const seen = readableOn(background, accent, leastForAccent);
  const second = strong.find((hex) => isOther(hex, accent));
  return {
    BACKGROUND: background,
    TEXT: contrastBetween(text, background) >= leastForText ? text : inkOn(background),
    ACCENT: seen,
    ...(second !== undefined && { SECONDARY: readableOn(background, second, leastForAccent) }),
  };
}

/** Those that have a hue, the one first that is strong and of which there is much. */
function byStrength(colors: readonly PictureColor[]): string[] {
  return colors
    .map(({ hex, share }) => ({ hex, c: toOklch(readColor(hex)).c, share }))
    .filter(({ c }) => c >= leastChroma)
    .toSorted((a, b) => Math.min(b.c, 0.2) * Math.sqrt(b.share) - Math.min(a.c, 0.2) * Math.sqrt(a.share))
    .map(({ hex }) => hex);
}

/** The neutral of which there is most, if it is light or dark enough to be read on. */
function groundOf(colors: readonly PictureColor[]): string | null {
  const neutral = colors.filter(({ hex, share }) => {
    const luminance = luminanceOf(readColor(hex));
    return share >= 0.1 && toOklch(readColor(hex)).c < leastChroma && (luminance > 0.75 || luminance < 0.03);
  });
  return neutral.toSorted((a, b) => b.share - a.share)[0]?.hex ?? null;
}

function isOther(hex: string, than: string): boolean {
  const [a, b] = [toOklch(readColor(hex)), toOklch(readColor(than))];
  const between = Math.abs(((a.h - b.h + 540) % 360) - 180);
  return between > 30 || Math.abs(a.l - b.l) > 0.25;
}

/** The same hue, darker on light grounds and lighter on dark ones until it stands out. */
function readableOn(ground: string, hex: string, least: number): string {
  const { l, c, h } = toOklch(readColor(hex));
  const step = luminanceOf(readColor(ground)) > 0.18 ? -0.02 : 0.02;
  for (let lightness = l; lightness > 0 && lightness < 1; lightness += step) {
    const tried = lightness === l ? hex : toHex(fromOklch({ l: lightness, c, h }));
    if (contrastBetween(tried, ground) >= least) return tried.toLowerCase();
  }
  return inkOn(ground);
}
