import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import type { MadeFile, TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { isRecord } from '../../graph/model/graph.ts';
import { shownText } from '../../graph/words/shown-text.ts';

/** One value that a node took or gave, as something to look at. */
export type OutputValue =
  | { kind: 'images'; name: string; urls: readonly string[] }
  | { kind: 'file'; name: string; file: MadeFile }
  | { kind: 'text'; name: string; text: string }
  | { kind: 'list'; name: string; items: readonly OutputItem[] };

export interface OutputItem {
  text: string;
  url: string | null;
}

/** Reads values by their kinds alone, so that a node type nobody here has heard of shows as well. */
export function readOutput(values: TypedValues | null | undefined): OutputValue[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) => readValue(name, value));
}

/** Every image among the values, each once. */
export function imagesOf(values: TypedValues | null | undefined): string[] {
  const urls = readOutput(values).flatMap((value) => (value.kind === 'images' ? value.urls : []));
  return [...new Set(urls)];
}

/** How many images were asked for and held back is said beside them, in words. */
const shownElsewhere: ReadonlySet<string> = new Set(['images_asked', 'images_held_back']);

function readValue(name: string, value: Value): OutputValue[] {
  if (value.kind === 'data') return readData(name, value.data);
  if (value.kind === 'text') return value.text === '' ? [] : [{ kind: 'text', name, text: shownText(value.text) }];
  if (value.kind === 'file') return [{ kind: 'file', name, file: value.file }];
  const parts = value.kind === 'list' ? value.items : [value];
  if (parts.length === 0) return [];
  const urls = parts.map(imageLink);
  if (urls.every((url) => url !== null)) return [{ kind: 'images', name, urls }];
  return [{ kind: 'list', name, items: parts.map((part) => readItem(plainValue(part))) }];
}

function imageLink(value: Value): string | null {
  return value.kind === 'image' && 'link' in value && isLink(value.link) ? value.link : null;
}

function readData(name: string, data: unknown): OutputValue[] {
  if (shownElsewhere.has(name)) return [];
  if (data === null || data === undefined || data === '') return [];
  if (Array.isArray(data)) return data.length > 0 ? [{ kind: 'list', name, items: data.map(readItem) }] : [];
  // A thing, such as a brand, is shown by what it is called.
  return [{ kind: 'text', name, text: readItem(data).text }];
}

function readItem(item: unknown): OutputItem {
  if (!isRecord(item)) return { text: toText(item), url: null };
  const title = item['title'] ?? item['name'] ?? item['text'] ?? item['message'];
  const url = item['url'];
  return { text: typeof title === 'string' ? title : toText(item), url: isLink(url) ? url : null };
}

export function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^(https?:\/\/|\/)/.test(value);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? shownText(value) : JSON.stringify(value, null, 2);
}
