import sharp from 'sharp';
import { type Color, color, mix, tone, toRgb } from './color.ts';
import { pack } from './encode.ts';
import type { Palette } from './palette.ts';
import type { Photo } from './photo.ts';

/**
 * The photo, cropped to the size, its light and shade printed in the palette's night, neon and accent; below a
 * `strength` of 1 the photo's own colours come through.
 */
export async function duotone(
  photo: Photo,
  size: { width: number; height: number },
  palette: Palette,
  strength: number,
): Promise<Buffer> {
  const { data, info } = await sharp(photo.png)
    .flatten({ background: '#fff' })
    .resize(size.width, size.height, { fit: 'cover', position: 'centre' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const ramp = rampOf([
    color(0.13, 0.07, palette.bold.h),
    tone(palette.bold, -0.04, 1.5),
    tone(palette.bold, 0.2, 1.5),
    mix(palette.bold, palette.pop, 0.75),
    mix(palette.pop, palette.cream, 0.55),
  ]);
  const [across, down] = [offCentre(info.width, 1.25), offCentre(info.height, 1.1)];
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const at = (y * info.width + x) * info.channels;
      const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      const light = 0.299 * red + 0.587 * green + 0.114 * blue;
      // More contrast than the photo had: neon has hard shadows.
      const printed =
        Math.max(0, Math.min(255, (light - 128) * 1.25 + 132)) * nightAt((across[x] ?? 0) + (down[y] ?? 0));
      const step = Math.round(printed) * 3;
      data[at] = red + ((ramp[step] ?? 0) - red) * strength;
      data[at + 1] = green + ((ramp[step + 1] ?? 0) - green) * strength;
      data[at + 2] = blue + ((ramp[step + 2] ?? 0) - blue) * strength;
    }
  }
  return pack(sharp(data, { raw: info }), 'jpeg');
}

/** The square of each place's distance from the middle, as a share of the side. */
const offCentre = (side: number, reach: number): Float64Array =>
  Float64Array.from({ length: side }, (_, at) => ((at / side - 0.5) * reach) ** 2);

/** 1 in the middle, little at the edges: a bright backdrop becomes the glow around the product. */
function nightAt(squaredDistance: number): number {
  const away = Math.min(1, Math.sqrt(squaredDistance) / 0.62);
  return 1 - 0.7 * away * away * (3 - 2 * away);
}

function rampOf(colors: readonly Color[]): Uint8Array {
  const ramp = new Uint8Array(256 * 3);
  for (let light = 0; light < 256; light++) {
    const at = (light / 255) * (colors.length - 1);
    const [from, to] = [colors[Math.floor(at)], colors[Math.min(colors.length - 1, Math.floor(at) + 1)]];
    if (!from || !to) continue;
    toRgb(mix(from, to, at % 1)).forEach((channel, part) => (ramp[light * 3 + part] = Math.round(channel * 255)));
  }
  return ramp;
}
