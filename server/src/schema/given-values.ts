import type { Values } from '@visualadgen/graph/graph.ts';
import { isRecord, isValue } from '@visualadgen/graph/values/value.ts';
import type { ImageValue, Value } from '@visualadgen/graph/values/value.ts';
import { pictureBehind } from '../assets/asset-reference.ts';
import type { Context } from './context.ts';
import { InputInvalidError } from '../errors.ts';
import { rowId } from './ids.ts';

type Knows = Pick<Context, 'loaders'>;

/**
 * Values that somebody writes in place of a node's: plain ones as they are, to be read by their ports, and those that say what they are
 * (`{ kind: 'image', asset }`, with the id of an `Asset`) with their pictures found. Refuses pictures that are not there.
 */
export async function readGivenValues(field: string, given: unknown, userId: string, context: Knows): Promise<Values> {
  if (!isRecord(given))
    throw new InputInvalidError([{ path: [field], message: 'must be an object: each value by its name.' }]);
  const read = Object.entries(given).map(async ([name, value]) => {
    if (!isValue(value)) return [name, value] as const;
    return [name, await findPictures(value, { path: [field, name], userId, context })] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

interface Given {
  path: string[];
  userId: string;
  context: Knows;
}

async function findPictures(value: Value, given: Given): Promise<Value> {
  if (value.kind === 'list')
    return { kind: 'list', items: await Promise.all(value.items.map((item) => findPictures(item, given))) };
  return value.kind === 'image' ? findPicture(value, given) : value;
}

async function findPicture(image: ImageValue, { path, userId, context }: Given): Promise<ImageValue> {
  if ('link' in image) {
    const asset = pictureBehind(image.link, userId);
    return asset === null ? image : { kind: 'image', asset };
  }
  const id = rowId('Asset', image.asset);
  const asset = id && (await context.loaders.assets.load(id));
  if (asset) return { kind: 'image', asset: asset.path };
  throw new InputInvalidError([{ path, message: 'must be a picture that you have, by the id of its asset.' }]);
}
