import { assetReference, ownPicture, referencedPath } from '../assets/asset-reference.ts';
import { linkToAsset } from './assets.ts';
import type { Context } from './context.ts';

/**
 * What a node took or gave, with a signed link in place of each reference to a stored picture of its owner: to the picture itself, or
 * to its smallest copy of at least that width (pixels).
 */
export async function signValues(
  value: unknown,
  userId: string,
  context: Pick<Context, 'loaders' | 'origin'>,
  width: number | null = null,
): Promise<unknown> {
  if (typeof value === 'string') {
    const path = referencedPath(value, userId);
    if (path === null) return value;
    const asset = width === null ? null : await context.loaders.assetsByPath.load(path);
    return linkToAsset(asset ?? { path, rendition_widths: [] }, width, context);
  }
  if (Array.isArray(value)) return Promise.all(value.map((part) => signValues(part, userId, context, width)));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      async ([key, part]) => [key, await signValues(part, userId, context, width)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }
  return value;
}

/** The other way round: links to stored pictures of this person, however old, become references to them again. */
export function unsignValues(value: unknown, userId: string): unknown {
  if (typeof value === 'string') return referenceBehind(value, userId) ?? value;
  if (Array.isArray(value)) return value.map((part) => unsignValues(part, userId));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unsignValues(part, userId)]));
}

function referenceBehind(link: string, userId: string): string | undefined {
  if (!/^https?:/.test(link) || !URL.canParse(link)) return undefined;
  const path = ownPicture(new URL(link).pathname.split('/').slice(-2).join('/'), userId);
  return path === null ? undefined : assetReference(path);
}
