import { assetsIn } from '@visualadgen/graph/values/images-in.ts';
import { assetReference } from '@visualadgen/graph/values/plain-values.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { parseFilePath } from '../store/asset-path.ts';

/*
 * A stored picture appears in what nodes take and give as `asset:{user_id}/{uuid}.png`. Links expire, so none is ever saved; one is
 * minted for the owner when the value is read.
 */

const prefix = assetReference('');

/** The paths of a person's own stored pictures among values, in their order, each once. */
export function ownPictures(values: TypedValues, userId: string): string[] {
  return assetsIn(values).filter((path) => ownPicture(path, userId) === path);
}

/** The path of the person's own picture that a text names, by its reference or by a link to it, however old; null for any other. */
export function pictureBehind(text: string, userId: string): string | null {
  if (!/^https?:/.test(text)) return referencedPath(text, userId);
  return URL.canParse(text) ? ownPicture(new URL(text).pathname.split('/').slice(-2).join('/'), userId) : null;
}

/** The path behind a reference, or null when it is none or somebody else's: a text that merely looks like one opens nothing. */
export function referencedPath(value: string, userId: string): string | null {
  const path = value.startsWith(prefix) ? value.slice(prefix.length) : '';
  return ownPicture(path, userId) === path ? path : null;
}

/** The path of the picture that a file is, or is a smaller copy of; null where that is none of this person's. */
export function ownPicture(path: string, userId: string): string | null {
  const file = parseFilePath(path);
  return file?.userId === userId ? file.original : null;
}
