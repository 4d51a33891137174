import type { Values } from '@visualadgen/graph/graph.ts';
import { assetReference, plainValue } from '@visualadgen/graph/values/plain-values.ts';
import type { ImageValue, TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { ownPicture } from '../assets/asset-reference.ts';
import { linkToAsset } from './assets.ts';
import type { Context } from './context.ts';

/** Whose pictures may be linked to, and how wide (pixels) they are to be: null for the pictures themselves. */
export interface Signing {
  userId: string;
  context: Pick<Context, 'loaders' | 'origin'>;
  width?: number | null;
}

/** Values without their kinds, with a signed link in place of each stored picture of their owner. */
export async function signValues(values: TypedValues, signing: Signing): Promise<Values> {
  const signed = Object.entries(values).map(async ([name, value]) => [name, await signValue(value, signing)] as const);
  return Object.fromEntries(await Promise.all(signed));
}

async function signValue(value: Value, signing: Signing): Promise<unknown> {
  if (value.kind === 'list') return Promise.all(value.items.map((item) => signValue(item, signing)));
  if (value.kind !== 'image') return plainValue(value);
  const link = await signImage(value, signing);
  return link ?? ('asset' in value ? assetReference(value.asset) : null);
}

/** A link to the picture, or to its smallest copy of at least that width; null for one that is not the owner's own. */
export async function signImage(image: ImageValue, { userId, context, width = null }: Signing): Promise<string | null> {
  if ('link' in image) return image.link;
  const path = ownPicture(image.asset, userId);
  if (path !== image.asset) return null;
  const asset = width === null ? null : await context.loaders.assetsByPath.load(path);
  return linkToAsset(asset ?? { path, rendition_widths: [] }, width, context);
}
