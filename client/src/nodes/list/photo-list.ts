import { isRecord } from '../../graph/model/graph.ts';

/** An uploaded picture in a list of them. */
export interface Photo {
  asset_id: string;
  name: string;
}

export function readPhotos(value: unknown): Photo[] {
  const entries = Array.isArray(value) ? value.filter(isRecord) : [];
  return entries.flatMap(({ asset_id: id, name }) =>
    typeof id === 'string' && id !== '' ? [{ asset_id: id, name: typeof name === 'string' ? name : '' }] : [],
  );
}

/**
 * Puts a photo where it belongs among those that came with it, in whichever order they arrive: behind the nearest one that came before
 * it, else ahead of the nearest one after it, else at the end. `batch` has the ids of those that are there, in their order.
 */
export function putPhoto(
  photos: readonly Photo[],
  photo: Photo,
  batch: readonly (string | null)[],
  at: number,
): Photo[] {
  const placeOf = (id: string | null) => (id === null ? -1 : photos.findLastIndex((one) => one.asset_id === id));
  for (let before = at - 1; before >= 0; before--) {
    const place = placeOf(batch[before] ?? null);
    if (place >= 0) return photos.toSpliced(place + 1, 0, photo);
  }
  for (let after = at + 1; after < batch.length; after++) {
    const place = placeOf(batch[after] ?? null);
    if (place >= 0) return photos.toSpliced(place, 0, photo);
  }
  return [...photos, photo];
}
