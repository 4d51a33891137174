import { buffer } from 'node:stream/consumers';
import { type Node, Renderer } from '@takumi-rs/core';
import { firstGlyph } from './with-all-glyphs.ts';

/* A process of its own: draws each glyph of the font that comes in once, and says how many there were. See `try-font.ts`. */

/** At once, on a sheet on which they have room. */
const [atOnce, width, height] = [400, 1_600, 800];

const [count, file] = await read();
const takumi = new Renderer({ cacheMaxBytes: 0 });
await takumi.registerFont({ name: 'tried', data: file });
let isAnything = false;
for (let first = 0; first < count; first += atOnce) {
  const length = Math.min(atOnce, count - first);
  const text = String.fromCodePoint(...Array.from({ length }, (_, index) => firstGlyph + first + index));
  const style = { fontFamily: 'tried', fontSize: 16, width, height, overflowWrap: 'anywhere' } as const;
  const node: Node = { type: 'text', text, style };
  const pixels = await takumi.render(node, { width, height, format: 'raw', fontFamilies: ['tried'] });
  isAnything ||= pixels.some((value) => value !== 0);
}
if (isAnything) process.stdout.write(String(count));

/** How many glyphs there are, in four bytes, and the font. */
async function read(): Promise<[number, Uint8Array]> {
  const all = await buffer(process.stdin);
  return [all.readUInt32BE(0), all.subarray(4)];
}
