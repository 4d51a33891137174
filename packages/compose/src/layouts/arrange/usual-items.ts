import { type LayoutInput } from '../layout.ts';
import { buttonItem } from './button-item.ts';
import type { ColumnItem } from './item.ts';
import { logoItem } from './logo-item.ts';
import { textItem } from './text-item.ts';

export interface UsualOptions {
  color: string;
  /** Of a headline at its largest, in units. */
  headline?: number;
  headlineLines?: number;
  /** Of the body; left out: as the headline. */
  bodyColor?: string;
  bodyLines?: number;
  fill?: string;
}

/** The smallest sizes that are read, in pixels of the composition. */
export function leastSizes({ frame: { density, form, unit } }: LayoutInput): {
  headline: number;
  body: number;
  action: number;
} {
  const isSmall = form === 'STRIP' || unit * 100 < 320 * density;
  const [headline, body, action] = isSmall ? [11, 9.5, 9.5] : [15, 11, 11];
  return { headline: headline * density, body: body * density, action: action * density };
}

/** A headline as a layout sets it; null where there is none. */
export function headlineItem(
  input: LayoutInput,
  { color, headline = 9.5, headlineLines = 5 }: UsualOptions,
): ColumnItem | null {
  const { words, type, frame } = input;
  if (!words.headline) return null;
  const least = leastSizes(input).headline;
  const sizes = { least, most: Math.max(least, headline * frame.unit) };
  return textItem(type, 'headline', words.headline, { role: 'heading', color, sizes, maxLines: headlineLines });
}

export function bodyItem(
  input: LayoutInput,
  { color, bodyColor = color, bodyLines = 6 }: UsualOptions,
): ColumnItem | null {
  const { words, type, frame } = input;
  if (!words.body) return null;
  const least = leastSizes(input).body;
  const sizes = { least, most: Math.max(least, 3.35 * frame.unit) };
  // Where there is no headline, it is what is said.
  const keep = words.headline ? 0 : null;
  const options = {
    role: 'body' as const,
    color: bodyColor,
    sizes,
    maxLines: bodyLines,
    gap: 2.4 * frame.unit,
    keep,
    cutFrom: 3,
  };
  return textItem(type, 'body', words.body, options);
}

export function actionItem(input: LayoutInput, { fill = input.colors.accent }: UsualOptions): ColumnItem | null {
  const { words, type, frame } = input;
  if (!words.call_to_action) return null;
  const least = leastSizes(input).action;
  const sizes = { least, most: Math.max(least, 3.1 * frame.unit) };
  const isWide = frame.form === 'SLIVER';
  return buttonItem(type, words.call_to_action, { fill, sizes, gap: 4.2 * frame.unit, isWide });
}

/** What the law or the brand wants to be said, small: it goes after everything but the headline where there is no room. */
export function smallPrintItem(
  input: LayoutInput,
  { color, bodyColor = color }: Pick<UsualOptions, 'color' | 'bodyColor'>,
): ColumnItem | null {
  const { words, type, frame } = input;
  if (!words.small_print) return null;
  const least = 9.5 * frame.density;
  const sizes = { least, most: Math.max(least, 1.9 * frame.unit) };
  return textItem(type, 'small_print', words.small_print, {
    role: 'body',
    color: bodyColor,
    sizes,
    maxLines: 4,
    gap: 2.6 * frame.unit,
    keep: 4,
  });
}

export function logoIn(
  { pictures: { logo }, frame, type }: LayoutInput,
  options: { gap?: number; keep?: number } = {},
): ColumnItem | null {
  return logo ? logoItem(logo, frame, { ...options, scale: type.scaleOf('logo') }) : null;
}

/** Headline, body, button and small print, as most layouts have them. */
export function usualItems(input: LayoutInput, options: UsualOptions): (ColumnItem | null)[] {
  const small = smallPrintItem(input, options);
  return [headlineItem(input, options), bodyItem(input, options), actionItem(input, options), small];
}
