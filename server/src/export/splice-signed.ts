import { ownFile, type Spliced } from './stretches.ts';

/** Bytes by which a picture is found again in its signed file: enough that no two places are alike. */
const anchor = 256;

/** A signed file as stretches of the stored picture and of bytes of its own; all its own where the picture is not found in it. */
export function spliceSigned(picture: Uint8Array, signed: Uint8Array): Spliced {
  const [from, to] = [Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength), Buffer.from(signed)];
  const middle = Math.max(0, Math.floor((from.byteLength - anchor) / 2));
  const found = to.indexOf(from.subarray(middle, middle + anchor));
  if (found === -1 || from.byteLength < anchor) return ownFile(signed);
  let before = 0;
  while (before < Math.min(middle, found) && from[middle - before - 1] === to[found - before - 1]) before += 1;
  let after = anchor;
  while (middle + after < from.byteLength && from[middle + after] === to[found + after]) after += 1;
  const [start, end] = [found - before, found + after];
  return {
    stretches: [
      { of: 'OWN', from: 0, to: start },
      { of: 'PICTURE', from: middle - before, to: middle + after },
      { of: 'OWN', from: start, to: start + to.byteLength - end },
    ],
    own: Buffer.concat([to.subarray(0, start), to.subarray(end)]),
  };
}
