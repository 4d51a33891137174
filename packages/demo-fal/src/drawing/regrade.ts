import sharp from 'sharp';
import { pack } from './encode.ts';
import type { Photo } from './photo.ts';
import type { Random } from './random.ts';

/** The photo cropped a little closer, perhaps mirrored, its colours turned: a sister shot of the same motif. */
export async function regrade(photo: Photo, size: { width: number; height: number }, random: Random): Promise<Buffer> {
  const closer = random.between(1.06, 1.3);
  const [width, height] = [Math.round(size.width * closer), Math.round(size.height * closer)];
  const left = Math.round((width - size.width) * random.next());
  const top = Math.round((height - size.height) * random.next());
  const mirrored = random.chance(0.5);
  const cropped = await sharp(photo.png)
    .flatten({ background: '#fff' })
    .resize(width, height, { fit: 'cover' })
    .extract({ left, top, width: size.width, height: size.height })
    .flop(mirrored)
    .toBuffer();
  const turned = sharp(cropped).modulate({
    hue: Math.round(random.between(-28, 28)),
    saturation: random.between(0.95, 1.25),
    brightness: random.between(0.96, 1.06),
  });
  return pack(turned, 'jpeg');
}
