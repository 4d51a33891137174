import type { Coordinates } from './coordinates.ts';

/*
 * What a node takes and gives, with what it is: the kind of its port says so, and never its name. A value is plain data, so that the log
 * keeps it, the API tells it and the client draws it as it stands.
 */
export type Value = TextValue | ImageValue | FileValue | PostValue | ListValue | DataValue;

export interface TextValue {
  kind: 'text';
  text: string;
}

/** A stored picture by where its file lies (`{user_id}/{uuid}.png`), or one elsewhere on the web. Links to stored ones are made at the edge. */
export type ImageValue = { kind: 'image'; asset: string } | { kind: 'image'; link: string };

/** A file to take away, such as an archive. */
export interface FileValue {
  kind: 'file';
  file: MadeFile;
}

/** Of a run, by the id of the export that made it. The link to it is made at the edge. */
export interface MadeFile {
  export: string;
  /** With its ending. */
  name: string;
  bytes: number;
}

export interface PostValue {
  kind: 'post';
  post: Readonly<Record<string, unknown>>;
}

export interface ListValue {
  kind: 'list';
  items: readonly Value[];
  /** Of which items of which lists each was made, in the same order, where that is known. */
  of?: readonly Coordinates[];
}

/** What comes out of no port, as it is: a cost, a count. */
export interface DataValue {
  kind: 'data';
  data: unknown;
}

/** By name. */
export type TypedValues = Readonly<Record<string, Value>>;

/** Whether there is nothing in a value, such as a cost that nobody knows. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'data' && (value.data === null || value.data === undefined);
}

/** Whether something that was read is a value, all the way down. */
export function isValue(told: unknown): told is Value {
  if (!isRecord(told)) return false;
  switch (told['kind']) {
    case 'text':
      return hasOnly(told, 'text') && typeof told['text'] === 'string';
    case 'image':
      return hasOnly(told, 'asset', 'link') && typeof (told['asset'] ?? told['link']) === 'string';
    case 'file':
      return hasOnly(told, 'file') && isMadeFile(told['file']);
    case 'post':
      return hasOnly(told, 'post') && isRecord(told['post']);
    case 'list':
      return isListValue(told);
    case 'data':
      return hasOnly(told, 'data');
    default:
      return false;
  }
}

export function isMadeFile(told: unknown): told is MadeFile {
  return (
    isRecord(told) &&
    ['export', 'name'].every((key) => typeof told[key] === 'string') &&
    typeof told['bytes'] === 'number'
  );
}

function isListValue({ items, ...rest }: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(rest).filter((name) => name !== 'kind');
  const hasOrigins = names.length === 1 && Array.isArray(rest['of']);
  return (names.length === 0 || hasOrigins) && Array.isArray(items) && items.every(isValue);
}

/** One thing beside the kind, of those names. */
function hasOnly(told: Readonly<Record<string, unknown>>, ...names: string[]): boolean {
  const own = Object.keys(told).filter((name) => name !== 'kind');
  return own.length === 1 && own.every((name) => names.includes(name));
}

export function isRecord(told: unknown): told is Readonly<Record<string, unknown>> {
  return typeof told === 'object' && told !== null && !Array.isArray(told);
}
