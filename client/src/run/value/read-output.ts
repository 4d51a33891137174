import { isRecord } from '../../graph/model/graph.ts';
import { shownText } from '../../graph/words/shown-text.ts';
import { steadyLink } from './picture-key.ts';

/** One value that a node took or gave, as something to look at. */
export type OutputValue =
  | { kind: 'pictures'; name: string; urls: readonly string[] }
  | { kind: 'text'; name: string; text: string }
  | { kind: 'list'; name: string; items: readonly OutputItem[] };

export interface OutputItem {
  text: string;
  url: string | null;
}

/** Reads JSON by the names and shapes of its values alone, so that a node type nobody here has heard of shows as well. */
export function readOutput(output: unknown): OutputValue[] {
  if (!isRecord(output)) return [];
  return Object.entries(output).flatMap(([name, value]) => readValue(name, value));
}

/** Every picture among the values, each once. */
export function picturesOf(output: unknown): string[] {
  const urls = readOutput(output).flatMap((value) => (value.kind === 'pictures' ? value.urls : []));
  return [...new Set(urls)];
}

/** How many pictures were asked for and held back is said beside them, in words. */
const saidElsewhere: ReadonlySet<string> = new Set(['images_asked', 'images_held_back']);

function readValue(name: string, value: unknown): OutputValue[] {
  if (saidElsewhere.has(name)) return [];
  if (value === null || value === undefined || value === '') return [];
  if (isPictureName(name)) {
    const urls = (Array.isArray(value) ? value : [value]).filter(isLink).map((url) => steadyLink(url));
    if (urls.length > 0) return [{ kind: 'pictures', name, urls }];
  }
  if (Array.isArray(value)) return value.length > 0 ? [{ kind: 'list', name, items: value.map(readItem) }] : [];
  return [{ kind: 'text', name, text: toText(value) }];
}

function readItem(item: unknown): OutputItem {
  if (!isRecord(item)) return { text: toText(item), url: null };
  const title = item['title'] ?? item['name'] ?? item['text'] ?? item['message'];
  const url = item['url'];
  return { text: typeof title === 'string' ? title : toText(item), url: isLink(url) ? url : null };
}

export function isPictureName(name: string): boolean {
  return /(^|_)(image_urls?|images?)$/.test(name);
}

export function isLink(value: unknown): value is string {
  return typeof value === 'string' && /^(https?:\/\/|\/)/.test(value);
}

function toText(value: unknown): string {
  return typeof value === 'string' ? shownText(value) : JSON.stringify(value, null, 2);
}
