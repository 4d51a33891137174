import type { ImageValue, TypedValues, Value } from './value.ts';

/** The pictures among values, in their order. A text that merely looks like one is none. */
export function imagesIn(values: TypedValues): ImageValue[] {
  return Object.values(values).flatMap(imagesOf);
}

/** The pictures that a value is or holds, in their order. */
export function imagesOf(value: Value): ImageValue[] {
  if (value.kind === 'list') return value.items.flatMap(imagesOf);
  return value.kind === 'image' ? [value] : [];
}

/** The names of the stored pictures among values, in their order, each once. */
export function assetsIn(values: TypedValues): string[] {
  return [...new Set(imagesIn(values).flatMap((image) => ('asset' in image ? [image.asset] : [])))];
}
