import { type Box, inset } from '../geometry/box.ts';
import { clamp } from '../geometry/place-picture.ts';
import type { Placement } from '../placements/placement.ts';

/** The ground of a composition, and what it is measured by. */
export interface Frame {
  whole: Box;
  /** Where words and logos may be: inside the margins, outside of what the app covers. */
  safe: Box;
  /**
   * STRIP: a low banner, one or two lines high. WIDE: words beside the picture. SQUARE and TALL: words over or under it. SLIVER: so narrow
   * that words come a few to the line.
   */
  form: 'STRIP' | 'WIDE' | 'SQUARE' | 'TALL' | 'SLIVER';
  /** A hundredth of the side of a square as large as it: what type and room are measured in, in pixels. */
  unit: number;
  /** Pixels from its edges. */
  margin: number;
  /** How many pixels are one CSS pixel where it is shown. */
  density: number;
}

export function frameOf(placement: Pick<Placement, 'width' | 'height' | 'shownWidth' | 'covered'>): Frame {
  const { width, height, shownWidth, covered } = placement;
  const whole = { x: 0, y: 0, width, height };
  const form = formOf(width, height, width / shownWidth);
  const short = Math.min(width, height);
  const margin = Math.round(form === 'STRIP' ? height * 0.14 : clamp(short * 0.07, 8, 110));
  const safe = inset(whole, {
    top: Math.max(covered.top, margin),
    right: covered.right + margin,
    bottom: Math.max(covered.bottom, margin),
    left: covered.left + margin,
  });
  return { whole, safe, form, unit: Math.sqrt(width * height) / 100, margin, density: width / shownWidth };
}

function formOf(width: number, height: number, density: number): Frame['form'] {
  const ratio = width / height;
  if (ratio >= 2.2 && height / density < 140) return 'STRIP';
  if (ratio >= 1.18) return 'WIDE';
  if (ratio > 0.86) return 'SQUARE';
  return ratio < 0.42 ? 'SLIVER' : 'TALL';
}

/** How high a picture at the top is, from the edge: a share of what is not covered, so that the words under it have their room. */
export function topShare({ safe }: Frame, share: number): number {
  return Math.round(safe.y + safe.height * share);
}
