import sharp from 'sharp';
import { createCanvas } from './drawing/canvas.ts';
import { color } from './drawing/color.ts';
import { drawDemoMark } from './drawing/words.ts';

interface Picture {
  bytes: Uint8Array;
  /** Pixels. */
  width: number;
  height: number;
}

const ink = { cream: color(0.97, 0.01, 80), deep: color(0.2, 0.02, 260) };

/** The picture with the demo's mark in its lower right corner, in the format it came in: a cut has taken the mark away. */
export async function markAsDemo<Marked extends Picture>(picture: Marked): Promise<Marked> {
  const canvas = createCanvas(picture.width, picture.height);
  const unit = Math.min(picture.width, picture.height) / 100;
  const mark = canvas.document(drawDemoMark({ canvas, unit, palette: ink }));
  const bytes = await sharp(picture.bytes)
    .composite([{ input: Buffer.from(mark) }])
    .toBuffer();
  return { ...picture, bytes };
}
