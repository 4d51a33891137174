import type { Values } from '../graph.ts';
import { isValue } from './value.ts';
import type { TypedValues, Value } from './value.ts';

/** How a stored picture is written where plain texts are expected, as nodes take and give it. */
export function assetReference(asset: string): string {
  return `asset:${asset}`;
}

/** Values without their kinds, by the same names: a text as a text, a picture as its link or its reference, a list as a list. */
export function plainValues(values: TypedValues): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value)]));
}

/** What is stored, be it of the version before, without its kinds. */
export function plainStored(stored: Values): Values {
  return Object.fromEntries(
    Object.entries(stored).map(([name, value]) => [name, isValue(value) ? plainValue(value) : value]),
  );
}

export function plainValue(value: Value): unknown {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'image':
      return 'asset' in value ? assetReference(value.asset) : value.link;
    case 'file':
      return value.file;
    case 'post':
      return value.post;
    case 'list':
      return value.items.map(plainValue);
    case 'data':
      return value.data;
  }
}
