import sharp from 'sharp';
import { expect, test } from 'vitest';
import { measurePicture } from './measure-picture.ts';

const red = { create: { width: 60, height: 40, channels: 4 as const, background: '#c62828' } };
const blue = { create: { width: 20, height: 40, channels: 4 as const, background: '#1e40af' } };

test('the main colors come by how much they cover, and the size as it is seen', async () => {
  const bytes = await sharp(red)
    .composite([{ input: await sharp(blue).png().toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer();
  expect(await measurePicture(bytes)).toEqual({ width: 60, height: 40, colors: ['#c62828', '#1e40af'] });
  const turned = await sharp(bytes).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer();
  expect(await measurePicture(turned)).toMatchObject({ width: 40, height: 60 });
});

test('what is transparent has no color', async () => {
  const clear = { create: { width: 40, height: 40, channels: 4 as const, background: '#00000000' } };
  const bytes = await sharp(clear)
    .composite([{ input: await sharp(blue).png().toBuffer(), left: 0, top: 0 }])
    .png()
    .toBuffer();
  expect((await measurePicture(bytes)).colors).toEqual(['#1e40af']);
  expect((await measurePicture(await sharp(clear).png().toBuffer())).colors).toEqual([]);
});

test('what is no picture is told', async () => {
  await expect(measurePicture(Buffer.from('<svg'))).rejects.toMatchObject({ code: 'IMAGE_INVALID' });
});
