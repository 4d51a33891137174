import { squaredDistance, type Lab } from './oklab.ts';
import type { MainColor } from './main-colors.ts';
import { featureCount } from './texture.ts';

/** What pictures are compared by. */
export interface Look {
  colors: MainColor[];
  /** 64 bits. */
  hash: Uint8Array;
  features: Int8Array;
}

const mostColors = 6;
const colorsAt = 1;
const hashAt = colorsAt + mostColors * 4;
const featuresAt = hashAt + 8;
const version = 1;
/** As far as a and b reach. */
const reach = 0.4;

/** 113 bytes: a version, six colors of four bytes (lightness, a, b, share; a share of 0 is none), the hash, the features. */
export function packLook({ colors, hash, features }: Look): Uint8Array {
  const bytes = new Uint8Array(featuresAt + featureCount);
  bytes[0] = version;
  colors.slice(0, mostColors).forEach(({ lab: [lightness, a, b], share }, index) => {
    const axis = (value: number) => byte((value + reach) / (2 * reach));
    bytes.set([byte(lightness), axis(a), axis(b), Math.max(1, byte(share))], colorsAt + index * 4);
  });
  bytes.set(hash, hashAt);
  bytes.set(new Uint8Array(features.buffer, features.byteOffset, featureCount), featuresAt);
  return bytes;
}

/** Null for what another version of this server has written. */
export function unpackLook(bytes: Uint8Array): Look | null {
  if (bytes[0] !== version || bytes.length !== featuresAt + featureCount) return null;
  const colors = Array.from({ length: mostColors }, (_, index) => {
    const [lightness = 0, a = 0, b = 0, share = 0] = bytes.subarray(colorsAt + index * 4, colorsAt + index * 4 + 4);
    const axis = (value: number) => (value / 255) * 2 * reach - reach;
    return { lab: [lightness / 255, axis(a), axis(b)] as const, share: share / 255 };
  }).filter(({ share }) => share > 0);
  return {
    colors,
    hash: bytes.subarray(hashAt, featuresAt),
    features: new Int8Array(bytes.buffer, bytes.byteOffset + featuresAt, featureCount),
  };
}

function byte(share: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, share)));
}

/** A color farther away than this in OKLab is another one. */
export const colorRadius = 0.12;

/** How much of a color a picture has, from 0 to 1: the shares of its colors near it, each counting less the farther away it is. */
export function amountOf(color: Lab, { colors }: Pick<Look, 'colors'>): number {
  let amount = 0;
  for (const { lab, share } of colors)
    amount += share * Math.max(0, 1 - Math.sqrt(squaredDistance(lab, color)) / colorRadius);
  return amount;
}

/** From 0, nothing in common, to 1, the same. */
export function likeness(one: Look, other: Look): number {
  let squares = 0;
  for (let index = 0; index < featureCount; index += 1)
    squares += ((one.features[index] ?? 0) - (other.features[index] ?? 0)) ** 2;
  const ofFeatures = Math.sqrt(squares / featureCount) / 127;
  let bits = 0;
  for (let index = 0; index < 8; index += 1) bits += setBits((one.hash[index] ?? 0) ^ (other.hash[index] ?? 0));
  // Of two pictures that have nothing to do with each other, half the bits and a third of the features' range are another.
  return Math.max(0, 1 - 0.75 * (ofFeatures / 0.35) - 0.25 * (bits / 32));
}

function setBits(value: number): number {
  let [bits, rest] = [0, value];
  for (; rest > 0; rest &= rest - 1) bits += 1;
  return bits;
}
