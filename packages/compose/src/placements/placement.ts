import { type Box, type Insets, noInsets } from '../geometry/box.ts';

export const fileTypes = ['JPEG', 'PNG', 'WEBP'] as const;
export type FileType = (typeof fileTypes)[number];

/** A place where an ad is shown, and what it takes. */
export interface Placement {
  /** Saved in workflows: never changed. Of a size of one's own: `1200x400`. */
  id: string;
  title: string;
  /** Where it is: the app or network. */
  channel: string;
  /** Pixels. */
  width: number;
  height: number;
  /** How wide it is shown, in CSS pixels: on a phone 375 wide, or as many as it has where pages show it as it is. */
  shownWidth: number;
  /** What the app covers by its own controls, in pixels from each edge. */
  covered: Insets;
  /** The file types that are taken, the one to be chosen first where nothing speaks against it. */
  fileTypes: readonly FileType[];
  /** Bytes of the heaviest file that is taken; null where there is no limit. */
  maxBytes: number | null;
  /** The most characters of each text before it is cut off or refused; those beside the picture, not in it. */
  textLimits: { headline: number | null; body: number | null };
  /** Where this was read, and when (ISO 8601). Null for sizes of one's own. */
  source: { url: string; readAt: string } | null;
}

export interface CoveredArea extends Box {
  side: 'TOP' | 'RIGHT' | 'BOTTOM' | 'LEFT';
}

/** The areas that are covered, in pixels. */
export function coveredAreas({ width, height, covered }: Placement): CoveredArea[] {
  const { top, right, bottom, left } = covered;
  const areas: CoveredArea[] = [
    { side: 'TOP', x: 0, y: 0, width, height: top },
    { side: 'RIGHT', x: width - right, y: 0, width: right, height },
    { side: 'BOTTOM', x: 0, y: height - bottom, width, height: bottom },
    { side: 'LEFT', x: 0, y: 0, width: left, height },
  ];
  return areas.filter((area) => area.width > 0 && area.height > 0);
}

export const sideLimits = { least: 40, most: 4_096 };

/** A size of one's own, written `1200x400`; null for what is none. */
export function ownSize(text: string): Placement | null {
  const [, wide = '', high = ''] = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/.exec(text) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  if ([width, height].some((side) => side < sideLimits.least || side > sideLimits.most)) return null;
  return {
    id: text,
    title: `${width} × ${height}`,
    channel: 'Own size',
    width,
    height,
    // Large ones are for phones and pages, which show them smaller.
    shownWidth: width > 1_000 ? Math.round((375 * width) / 1_080) : width,
    covered: noInsets,
    fileTypes: ['JPEG', 'PNG', 'WEBP'],
    maxBytes: null,
    textLimits: { headline: null, body: null },
    source: null,
  };
}
