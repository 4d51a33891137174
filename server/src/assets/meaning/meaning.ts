import { createHash } from 'node:crypto';
import { drawPlanes, sidesOf } from '../look/planes.ts';
import { meaningSize } from './meaning-model.ts';

/** What a picture means, as one model sees it. */
export interface Meaning {
  /** Of the model's id, 4 bytes in hexadecimal. */
  model: string;
  place: Int8Array;
}

const headSize = 4;
/** Above the keys of `look-keys.ts`. */
const base = 1 << 22;
const bits = 14;
const planes = drawPlanes({ tables: 20, bits, size: meaningSize, seed: 20_261_201 });

/** 260 bytes: whose it is, and where it lies. */
export function packMeaning(modelId: string, place: readonly number[]): Uint8Array {
  const longest = Math.max(...place.map(Math.abs)) || 1;
  const steps = Int8Array.from(place, (value) => Math.round((value / longest) * 127));
  return Buffer.concat([markOf(modelId), new Uint8Array(steps.buffer)]);
}

/** Null for what is none. */
export function unpackMeaning(bytes: Uint8Array | null): Meaning | null {
  if (bytes?.length !== headSize + meaningSize) return null;
  return {
    model: Buffer.from(bytes.subarray(0, headSize)).toString('hex'),
    place: new Int8Array(bytes.buffer, bytes.byteOffset + headSize, meaningSize),
  };
}

/** Buckets, of which pictures that mean nearly the same have some in common. */
export function meaningKeys({ model, place }: Meaning): number[] {
  // What another model gave lies in other buckets.
  const mix = Number.parseInt(model.slice(0, 2), 16) << bits;
  return planes.map((table, index) => base + (index << (bits + 8)) + (mix ^ sidesOf(table, place)));
}

/** Pictures that have nothing in common still point the same way by this much. */
const leastCosine = 0.4;

/** From 0, nothing in common, to 1, the same; null where it cannot be told. */
export function sameMeaning(one: Meaning | null, other: Meaning | null): number | null {
  if (!one || !other || one.model !== other.model) return null;
  let [product, ofOne, ofOther] = [0, 0, 0];
  for (let index = 0; index < meaningSize; index += 1) {
    const [a, b] = [one.place[index] ?? 0, other.place[index] ?? 0];
    product += a * b;
    ofOne += a * a;
    ofOther += b * b;
  }
  const cosine = product / Math.sqrt(ofOne * ofOther || 1);
  return Math.max(0, (cosine - leastCosine) / (1 - leastCosine));
}

function markOf(modelId: string): Buffer {
  return createHash('sha256').update(modelId).digest().subarray(0, headSize);
}
