import { referencedPath } from '../asset-reference.ts';
import { absoluteLink } from './assets.ts';
import type { Context } from './context.ts';

/** What a node took or gave, with a signed link in place of each reference to a stored picture of its owner. */
export async function signValues(
  value: unknown,
  userId: string,
  context: Pick<Context, 'loaders' | 'origin'>,
): Promise<unknown> {
  if (typeof value === 'string') {
    const path = referencedPath(value, userId);
    return path === null ? value : absoluteLink(context.loaders.links.load(path), context.origin);
  }
  if (Array.isArray(value)) return Promise.all(value.map((part) => signValues(part, userId, context)));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      async ([key, part]) => [key, await signValues(part, userId, context)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }
  return value;
}
