import { rememberCopies } from '../run/image/image-copies.ts';
import type { Picture } from './picture.ts';

/** What became of pictures, from this page or from elsewhere. */
export type LibraryChange =
  | { kind: 'changed'; pictures: readonly Picture[] }
  | { kind: 'added'; pictures: readonly Picture[] }
  | { kind: 'removed'; ids: readonly string[] }
  /** Others are on this board than before. */
  | { kind: 'onBoard'; boardId: string }
  /** Nobody knows what: it is to be read again. */
  | { kind: 'unknown' };

const listeners = new Set<(change: LibraryChange) => void>();

/** Every list of pictures on the page hears it, and shows it. */
export function tellChange(change: LibraryChange): void {
  if ('pictures' in change) rememberCopies(change.pictures);
  for (const listener of listeners) listener(change);
}

export function hearChanges(listener: (change: LibraryChange) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
