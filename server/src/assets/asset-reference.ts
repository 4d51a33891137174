import { parseFilePath } from '../store/asset-path.ts';

const prefix = 'asset:';

/**
 * How a stored picture appears in what nodes take and give: `asset:{user_id}/{uuid}.png`. Links expire, so none is ever
 * saved; one is minted for the owner when the value is read.
 */
export function assetReference(path: string): string {
  return prefix + path;
}

/** The paths of all stored pictures of a person that a value names, in their order, each once. */
export function referencedPaths(value: unknown, userId: string): string[] {
  return [...new Set(pathsIn(value, userId))];
}

function pathsIn(value: unknown, userId: string): string[] {
  if (typeof value === 'string') {
    const path = referencedPath(value, userId);
    return path === null ? [] : [path];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part) => pathsIn(part, userId));
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
