/* Contrast of two colors as WCAG 2 measures it: 1 where they are the same, 21 between black and white. */

/** The colors that stand in a text as `#rgb` or `#rrggbb`, each as `#rrggbb`. */
export function colorsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}_#&])#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![\p{L}\p{N}_])/giu)].map(([found]) =>
    inFull(found),
  );
}

/** The color that a text is, with the `#` or without, as `#rrggbb`; null where it is anything else. */
export function readColor(text: string): string | null {
  const [whole] = /^#?(?:[0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim()) ?? [];
  return whole === undefined ? null : inFull(whole);
}

function inFull(written: string): string {
  const digits = written.replace('#', '').toLowerCase();
  return `#${digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits}`;
}

/** Of two colors as `#rrggbb`. */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[0-9a-f]{2}/gi) ?? []).map((digits) => {
    const share = Number.parseInt(digits, 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
