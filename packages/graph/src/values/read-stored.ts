import { isMadeFile, isRecord, isValue } from './value.ts';
import type { Value } from './value.ts';

/** The stored picture that a text names, such as the reference that nodes give (`asset:{user_id}/{uuid}.png`); null for none. */
export type FindAsset = (reference: string) => string | null;

/** Reads what is stored, which may be of the version before, as a kind of value; null for what is none of it. */
export type ReadStored = (stored: unknown, findAsset: FindAsset) => Value | null;

export const readText: ReadStored = (stored) => (typeof stored === 'string' ? { kind: 'text', text: stored } : null);

export const readImage: ReadStored = (stored, findAsset) => {
  if (typeof stored !== 'string' || stored === '') return null;
  const asset = findAsset(stored);
  return asset === null ? { kind: 'image', link: stored } : { kind: 'image', asset };
};

export const readFile: ReadStored = (stored) => (isMadeFile(stored) ? { kind: 'file', file: stored } : null);

export const readPost: ReadStored = (stored) => (isRecord(stored) ? { kind: 'post', post: stored } : null);

/** A list of such, in which what is none stays as it is; null for what is no list. */
export function listOf(read: ReadStored): ReadStored {
  return (stored, findAsset) => {
    if (!Array.isArray(stored)) return null;
    return { kind: 'list', items: stored.map((one) => readStored(read, one, findAsset)) };
  };
}

/** Whichever reads it first. */
export function eitherOf(...reads: readonly ReadStored[]): ReadStored {
  return (stored, findAsset) => {
    for (const read of reads) {
      const value = read(stored, findAsset);
      if (value) return value;
    }
    return null;
  };
}

/** Whatever was stored, as a value: one that has its kind already stays, and nothing is lost that is not of the kind expected. */
export function readStored(read: ReadStored | null, stored: unknown, findAsset: FindAsset): Value {
  if (isValue(stored)) return stored;
  return read?.(stored, findAsset) ?? { kind: 'data', data: stored };
}
