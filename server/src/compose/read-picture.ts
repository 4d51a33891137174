import sharp from 'sharp';
import type { Box } from '@visualadgen/compose/geometry/box.ts';
import type { Tones } from '@visualadgen/compose/layouts/layout.ts';
import { findSubject, type Subject } from '@visualadgen/compose/saliency/find-subject.ts';
import { sampleSize } from '@visualadgen/compose/saliency/sample.ts';
import { luminanceOf } from '@visualadgen/compose/color/color.ts';
import { mainColors } from '../assets/look/main-colors.ts';
import { toHex } from '../assets/look/oklab.ts';
import type { PictureColor } from '@visualadgen/compose/layouts/brand.ts';
import { decoding, openImage, usualLimits } from '../assets/read-image.ts';
import type { Pixels } from './render/renderer.ts';

/** A picture that compositions are made of, decoded once. */
export interface OpenPicture extends Pixels {
  /** Where in the file it begins: not at its corner where it was trimmed. */
  left: number;
  top: number;
  tones: Tones;
  subject: Subject;
  isCutOut: boolean;
  colors: PictureColor[];
}

const grid = 32;

/** The pixels of a file that was written here. */
export async function readPixels(bytes: Uint8Array): Promise<Pixels> {
  const { data, info } = await openImage(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Throws as every reading of pictures does. */
export async function readPicture(bytes: Uint8Array, { isLogo = false } = {}): Promise<OpenPicture> {
  return decoding(usualLimits.maxPixels, async () => {
    const opened = openImage(bytes).toColourspace('srgb').ensureAlpha();
    // A rim of nothing would make a logo smaller than it is told to be.
    const trimmed = isLogo ? opened.trim({ background: { r: 0, g: 0, b: 0, alpha: 0 }, threshold: 4 }) : opened;
    const { data, info } = await trimmed
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(() => openImage(bytes).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true }));
    const raw = { width: info.width, height: info.height, channels: 4 as const };
    const small = await sharp(data, { raw }).resize(grid, grid, { fit: 'fill' }).raw().toBuffer();
    const [luminance, alpha]: [number[], number[]] = [[], []];
    for (let at = 0; at < small.length; at += 4) {
      const [r = 0, g = 0, b = 0, a = 255] = small.subarray(at, at + 4);
      luminance.push(luminanceOf({ r, g, b }));
      alpha.push(a);
    }
    return {
      left: Math.abs(info.trimOffsetLeft ?? 0),
      top: Math.abs(info.trimOffsetTop ?? 0),
      width: info.width,
      height: info.height,
      data,
      tones: { columns: grid, rows: grid, luminance },
      subject: isLogo ? { focus: { x: 0.5, y: 0.5 }, box: null } : await subjectOf(data, raw),
      colors: mainColors(small).map(({ lab, share }) => ({ hex: toHex(lab), share })),
      isCutOut: alpha.filter((part) => part < 40).length > alpha.length * 0.08,
    };
  });
}

async function subjectOf(data: Uint8Array, raw: { width: number; height: number; channels: 4 }): Promise<Subject> {
  const size = sampleSize(raw);
  const small = await sharp(data, { raw }).resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer();
  return findSubject({ ...size, data: small });
}

/** The part of a picture that a shape shows, in the size of its box. */
export async function cutPicture(
  picture: Pixels,
  { crop, box }: { crop: Box; box: Pick<Box, 'width' | 'height'> },
): Promise<Pixels> {
  const { width, height, data } = picture;
  const left = Math.min(width - 1, Math.max(0, Math.round(crop.x)));
  const top = Math.min(height - 1, Math.max(0, Math.round(crop.y)));
  const part = {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height))),
  };
  const size = { width: Math.max(1, Math.round(box.width)), height: Math.max(1, Math.round(box.height)) };
  const cut = await decoding(usualLimits.maxPixels, () =>
    sharp(data, { raw: { width, height, channels: 4 } })
      .extract(part)
      .resize(size.width, size.height, { fit: 'fill' })
      .raw()
      .toBuffer(),
  );
  return { ...size, data: cut, isOpaque: letsNothingThrough(cut) };
}

/** Asked once for a cut that is drawn many times, and faster each time where it is so. */
function letsNothingThrough(data: Uint8Array): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
