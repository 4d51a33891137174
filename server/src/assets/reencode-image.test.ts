import sharp from 'sharp';
import { expect, test } from 'vitest';
import { reencodeImage } from './reencode-image.ts';

test('a photo is turned upright, and where it was taken stays behind', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#abc' } })
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await sharp(photo).metadata()).exif).toBeDefined();
  const kept = await reencodeImage(photo);
  expect(kept).toMatchObject({ contentType: 'image/jpeg', extension: 'jpg', width: 40, height: 60 });
  const metadata = await sharp(kept.bytes).metadata();
  expect(metadata.exif).toBeUndefined();
  expect(metadata.orientation).toBeUndefined();
});

test('a large one is made to fit, a small one is left at its size', async () => {
  const wide = await sharp({ create: { width: 5000, height: 1000, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  expect(await reencodeImage(wide, { longestSide: 4096 })).toMatchObject({
    width: 4096,
    height: 819,
    contentType: 'image/png',
  });
  const small = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#abc8' } })
    .webp()
    .toBuffer();
  expect(await reencodeImage(small, { longestSide: 4096 })).toMatchObject({
    width: 20,
    height: 10,
    contentType: 'image/webp',
  });
});

test('what hides behind the picture does not come along, and transparency does', async () => {
  const png = await sharp({
    create: { width: 20, height: 10, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
  })
    .png()
    .toBuffer();
  const kept = await reencodeImage(Buffer.concat([png, Buffer.from('<script>hidden</script>')]));
  expect(Buffer.from(kept.bytes).includes('hidden')).toBe(false);
  expect((await sharp(kept.bytes).metadata()).hasAlpha).toBe(true);
});

test('code is refused', async () => {
  await expect(reencodeImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({
    code: 'IMAGE_INVALID',
  });
});
