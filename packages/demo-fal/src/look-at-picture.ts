import sharp from 'sharp';
import type { Photo } from './drawing/photo.ts';

/** What can honestly be said of a picture without a model: its shape, its light and its strongest color. */
export async function lookAtPicture({ png, width, height, color }: Photo): Promise<Record<string, string | string[]>> {
  const { channels } = await sharp(png).flatten({ background: '#fff' }).greyscale().stats();
  const light = channels[0]?.mean ?? 128;
  const shape = width > height * 1.1 ? 'wide' : height > width * 1.1 ? 'tall' : 'square';
  const brightness = light > 170 ? 'bright' : light < 85 ? 'dark' : 'soft';
  const tint = color.c < 0.04 ? 'neutral' : hueName(color.h);
  return {
    caption: `Demo caption: a ${brightness}, ${shape} picture in ${tint} tones; no model has looked at what it shows.`,
    tags: ['demo', brightness, shape, tint],
    answer: `Demo answer: no model has looked. The picture is ${brightness}, ${shape} and mostly ${tint}.`,
  };
}

/** By OKLCH's hue, in degrees. */
function hueName(hue: number): string {
  const degrees = ((hue % 360) + 360) % 360;
  return hues.find(([upTo]) => degrees < upTo)?.[1] ?? 'red';
}

const hues = [
  [20, 'pink'],
  [45, 'red'],
  [75, 'orange'],
  [115, 'yellow'],
  [170, 'green'],
  [220, 'teal'],
  [285, 'blue'],
  [340, 'purple'],
] as const;
