import { noteOpenChecks } from '../checks/open-checks.ts';
import { imageKey, steadyLink } from '../value/image-key.ts';

/** As the API tells of an image and its smaller copies; where it has no smaller one, the link is to the image itself. */
export interface LoadedImage {
  url: string;
  small: string;
  medium: string;
  large: string;
  /** Pixels of the image itself, where they are known. */
  width?: number;
  height?: number;
  /** What was measured on it, has not passed, and nobody lets be. */
  openCheckCount?: number;
}

export interface Box {
  /** CSS pixels. */
  width: number;
  /** Where the image is shown whole in a box that has one. */
  height?: number;
}

/** What an `img` needs to load no more than it shows. */
export interface Source {
  src: string;
  srcSet?: string;
  sizes?: string;
}

interface Copy {
  url: string;
  width: number;
}

interface Known {
  /** Smallest first; the image itself is none of them. */
  copies: readonly Copy[];
  size: { width: number; height: number } | null;
}

const widths = { small: 256, medium: 640, large: 1280 } as const;
const known = new Map<string, Known>();

/** Keeps what was told of images, for wherever on a page they are drawn: values of a run name them by their links alone. */
export function rememberCopies(images: readonly LoadedImage[]): void {
  noteOpenChecks(images);
  for (const { url, width, height, ...links } of images) {
    const copies = (['small', 'medium', 'large'] as const).flatMap((name) =>
      imageKey(links[name]) === imageKey(url) ? [] : [{ url: steadyLink(links[name]), width: widths[name] }],
    );
    const before = known.get(imageKey(url));
    known.set(imageKey(url), { copies, size: width && height ? { width, height } : (before?.size ?? null) });
  }
}

/** In pixels; null where nothing was told of it. */
export function knownSize(url: string): Known['size'] {
  return known.get(imageKey(url))?.size ?? null;
}

/** Pixels of the screen to one of CSS beyond which nobody sees a difference. */
const sharpest = 2;

/** What to load of an image that is shown in a box: of an unknown one, the image itself. */
export function sourceFor(url: string, box: Box, pixelRatio = ratioNow()): Source {
  const { copies = [], size = null } = known.get(imageKey(url)) ?? {};
  if (copies.length === 0) return { src: url };
  const candidates = size ? [...copies, { url, width: size.width }] : copies;
  const shown =
    size && box.height !== undefined ? Math.min(box.width, (box.height * size.width) / size.height) : box.width;
  return {
    src: url,
    srcSet: candidates.map((each) => `${each.url} ${each.width}w`).join(', '),
    sizes: `${Math.ceil(shown * Math.min(1, sharpest / pixelRatio))}px`,
  };
}

/** The smallest that is sharp at so many CSS pixels, where a style and no `img` shows it. */
export function linkFor(url: string, cssWidth: number, pixelRatio = ratioNow()): string {
  const wanted = cssWidth * Math.min(sharpest, pixelRatio);
  return known.get(imageKey(url))?.copies.find(({ width }) => width >= wanted)?.url ?? url;
}

function ratioNow(): number {
  return globalThis.devicePixelRatio ?? 1;
}
