import { expect, test } from 'vitest';
import type { PictureLook } from '../node-services.ts';
import { tellLook } from './tell-look.ts';

const gray: PictureLook = {
  width: 100,
  height: 100,
  colors: [{ hex: '#808080', name: 'gray', share: 1 }],
  lightness: 0.5,
  detail: 0.2,
  background: null,
  name: null,
  prompt: null,
};
const color = (name: string, share: number) => ({ hex: '#000000', name, share });

test.each<[Partial<PictureLook>, string, string[]]>([
  [{}, 'Square picture in gray.', ['gray', 'square']],
  [
    { width: 300, lightness: 0.9, detail: 0.02, background: 'white', colors: [color('white', 0.8), color('red', 0.2)] },
    'Light, plain, panorama picture in white and red on a plain white background.',
    ['white', 'red', 'panorama', 'light', 'plain', 'plain white background'],
  ],
  [
    { height: 150, lightness: 0.2, detail: 0.8 },
    'Dark, busy, portrait picture in gray.',
    ['gray', 'portrait', 'dark', 'busy'],
  ],
  [{ colors: [] }, 'Square picture.', ['square']],
  [
    { colors: [color('red', 0.5), color('red', 0.4), color('blue', 0.03)] },
    'Square picture in red.',
    ['red', 'square'],
  ],
  [
    { colors: [color('white', 0.8), color('green', 0.05), color('gray', 0.08), color('green', 0.05)] },
    'Square picture in white, green and gray.',
    ['white', 'green', 'gray', 'square'],
  ],
  [
    { name: 'Red sneakers_2024-final.png' },
    'Red sneakers: square picture in gray.',
    ['gray', 'square', 'red', 'sneakers'],
  ],
  [{ name: '回転寿司.jpg' }, '回転寿司: square picture in gray.', ['gray', 'square', '回転寿司']],
  [{ name: 'IMG_1234.HEIC' }, 'Square picture in gray.', ['gray', 'square']],
  [{ name: 'Screenshot 2026-11-30.png' }, 'Square picture in gray.', ['gray', 'square']],
  [{ prompt: ' a shoe ' }, 'Square picture in gray. Made from the words “a shoe”.', ['gray', 'square']],
])('of %j it tells what is measured and what is written down, and nothing more', (known, caption, tags) => {
  expect(tellLook({ ...gray, ...known })).toEqual({ caption, tags });
});
