import type { Values } from '@visualadgen/graph/graph.ts';
import { assetReference, plainValue } from '@visualadgen/graph/values/plain-values.ts';
import type { FileValue, ImageValue, TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { ownPicture } from '../assets/asset-reference.ts';
import { linkToAsset } from './assets.ts';
import type { Context } from './context.ts';
import { isUuid } from './ids.ts';

/** Whose pictures may be linked to, and how wide (pixels) they are to be: null for the pictures themselves. */
export interface Signing {
  userId: string;
  context: Pick<Context, 'loaders' | 'origin' | 'signExport'>;
  width?: number | null;
}

/** Values without their kinds, with a signed link in place of each stored picture of their owner. */
export async function signValues(values: TypedValues, signing: Signing): Promise<Values> {
  const signed = Object.entries(values).map(async ([name, value]) => [name, await signValue(value, signing)] as const);
  return Object.fromEntries(await Promise.all(signed));
}

async function signValue(value: Value, signing: Signing): Promise<unknown> {
  if (value.kind === 'list') return Promise.all(value.items.map((item) => signValue(item, signing)));
  if (value.kind === 'file') return { kind: 'file', ...signFile(value, signing) };
  if (value.kind !== 'image') return plainValue(value);
  const link = await signImage(value, signing);
  return link ?? ('asset' in value ? assetReference(value.asset) : null);
}

/** What there is to say of a file, with a link to it. Whose it is stands in the link, so that somebody else's is not found. */
export function signFile(
  { file }: FileValue,
  { userId, context }: Pick<Signing, 'userId' | 'context'>,
): { url: string | null; name: string; bytes: number } {
  const { name, bytes } = file;
  if (!isUuid(file.export)) return { url: null, name, bytes };
  return { url: new URL(context.signExport(`${userId}/${file.export}.zip`), context.origin).href, name, bytes };
}

/** A link to the picture, or to its smallest copy of at least that width; null for one that is not the owner's own. */
export async function signImage(image: ImageValue, { userId, context, width = null }: Signing): Promise<string | null> {
  if ('link' in image) return image.link;
  const path = ownPicture(image.asset, userId);
  if (path !== image.asset) return null;
  const asset = width === null ? null : await context.loaders.assetsByPath.load(path);
  return linkToAsset(asset ?? { path, rendition_widths: [] }, width, context);
}
