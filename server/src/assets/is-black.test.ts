import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isBlack } from './is-black.ts';

const plain = (background: string) => sharp({ create: { width: 40, height: 30, channels: 3, background } });

test.each(['png', 'jpeg', 'webp'] as const)(
  'a picture that is black all over is told from a dark one: %s',
  async (format) => {
    expect(await isBlack(await plain('#000').toFormat(format).toBuffer())).toBe(true);
    expect(await isBlack(await plain('#0c0a08').toFormat(format).toBuffer())).toBe(false);
    const spot = await plain('#fff').resize(8, 8).png().toBuffer();
    const spotted = plain('#000').composite([{ input: spot, left: 8, top: 8 }]);
    expect(await isBlack(await spotted.toFormat(format).toBuffer())).toBe(false);
  },
);
