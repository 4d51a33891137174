/**
 * How a stored picture appears in what nodes take and give: `asset:{user_id}/{uuid}.png`. Links expire, so none is ever
 * saved; one is minted for the owner when the value is read.
 */
const pattern = /^asset:([0-9a-f-]{36}\/[0-9a-f-]{36}\.(?:png|jpg|webp))$/;

export function assetReference(path: string): string {
  return `asset:${path}`;
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
  const path = pattern.exec(value)?.[1];
  return path?.startsWith(`${userId}/`) ? path : null;
}
