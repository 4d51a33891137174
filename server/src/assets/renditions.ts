import { renditionPath } from '../store/asset-path.ts';
import type { AssetRow } from '../store/tables.ts';

/** Pixels: how wide the smaller copies are that lie beside a picture. */
export const renditionWidths = [256, 640, 1280] as const;

type WithRenditions = Pick<AssetRow, 'path' | 'rendition_widths'>;

/** The path of the smallest file of a picture that is at least so many pixels wide: a smaller copy, else the picture itself. */
export function pathOfWidth(
  { path, rendition_widths: widths }: WithRenditions,
  width: number | null | undefined,
): string {
  if (width == null) return path;
  const fitting = widths.filter((each) => each >= width);
  return fitting.length > 0 ? renditionPath(path, Math.min(...fitting)) : path;
}

/** The paths of all files of a picture, itself first. */
export function filesOf(path: string, widths: readonly number[]): string[] {
  return [path, ...widths.map((width) => renditionPath(path, width))];
}
