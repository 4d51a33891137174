import { fieldKinds } from '../fields/field-kinds.ts';
import type { FieldKind } from '../fields/field-kinds.ts';
import type { ValueType } from '../fields/field-problem.ts';

/** What a call gives for an input, newest kind last. */
export const inputKinds = {
  TEXT: 'A text.',
  INTEGER: 'A whole number.',
  NUMBER: 'Any number.',
  BOOLEAN: 'True or false.',
  CHOICE: 'One of `choices`.',
  IMAGE: 'The id of an uploaded picture, or a link to one.',
  COLOR: 'A color, `#rrggbb`.',
  TEXTS: 'Several texts: an array.',
  IMAGES: 'Several pictures: an array of ids, or of `{ asset_id, name }`.',
  BRAND: 'The id of a brand.',
  TABLE: 'A table: an array of rows, each an array of texts.',
  DATA: 'As `definition.kind` says.',
} as const satisfies Record<string, string>;
export type InputKind = keyof typeof inputKinds;

/** Where the type of a field's values does not tell. */
const kinds: Partial<Record<FieldKind, InputKind>> = {
  SELECT: 'CHOICE',
  LAYOUT: 'CHOICE',
  MODEL: 'CHOICE',
  IMAGE: 'IMAGE',
  COLOR: 'COLOR',
  BRAND: 'BRAND',
  TEXT_LIST: 'TEXTS',
  PLACEMENTS: 'TEXTS',
  IMAGE_LIST: 'IMAGES',
  TABLE: 'TABLE',
};

const byType: Partial<Record<ValueType, InputKind>> = {
  string: 'TEXT',
  int: 'INTEGER',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
};

/** What a call gives for a field of a kind. A new kind of field needs no entry here: the type of its values tells. */
export function inputKindOf(kind: FieldKind): InputKind {
  const { value } = fieldKinds[kind];
  return kinds[kind] ?? (value && byType[value]) ?? 'DATA';
}

const several: ReadonlySet<InputKind> = new Set(['TEXTS', 'IMAGES', 'TABLE', 'DATA']);

/** A field that takes one value: a list given for it is one value after the other. */
export function takesOne(kind: FieldKind): boolean {
  return !several.has(inputKindOf(kind));
}
