import { XMLParser } from 'fast-xml-parser';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import type { RawTable } from './raw-table.ts';
import { noTable } from './table-refusal.ts';

/** A feed of products, as Google Merchant Center takes it: RSS or Atom, a column for each element of its items. */
export function readFeed(text: string): RawTable {
  // A few such lines can stand for gigabytes, and no feed needs them.
  if (/<!ENTITY/i.test(text)) throw noTable('The feed defines entities of its own, which are not read.');
  const items = itemsIn(parse(text));
  if (items.length === 0)
    throw noTable('This XML is no feed: it has no items. An RSS feed has them in “channel”, an Atom feed has entries.');
  const header = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((name) => !isNoElement(name));
  const repeated = header.filter((name) => items.some((item) => Array.isArray(item[name])));
  return {
    header,
    rows: items.map((item) => header.map((name) => textOf(item[name]))),
    notes: [
      `It is a feed of ${items.length} items.`,
      ...repeated.map((name) => `“${name}” stands several times in an item; they are joined by commas.`),
    ],
  };
}

function parse(text: string): unknown {
  const parser = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    // Only at the edges of a whole text, which may have quoted parts.
    trimValues: false,
  });
  try {
    return parser.parse(text, true) as unknown;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it does not hold together';
    throw noTable(`The feed cannot be read: ${message.replace(/\.$/, '')}.`, error);
  }
}

function itemsIn(parsed: unknown): Readonly<Record<string, unknown>>[] {
  const root = isRecord(parsed) ? parsed : {};
  const rss = isRecord(root['rss']) ? root['rss']['channel'] : undefined;
  const rdf = isRecord(root['RDF']) ? root['RDF'] : undefined;
  const holders = [rss, rdf, root['feed']].flat().filter(isRecord);
  return holders.flatMap((holder) => [holder['item'], holder['entry']].flat()).filter(isRecord);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  if (!isRecord(value)) return typeof value === 'string' ? value.trim() : JSON.stringify(value);
  if (typeof value['#text'] === 'string' && value['#text'].trim() !== '') return value['#text'].trim();
  // An Atom link has its address as an attribute.
  if (typeof value['@href'] === 'string') return value['@href'];
  const parts = Object.entries(value).filter(([name]) => !isNoElement(name));
  return parts.map(([name, part]) => `${name}: ${textOf(part)}`).join(', ');
}

/** An attribute, or the space between elements. */
function isNoElement(name: string): boolean {
  return name.startsWith('@') || name === '#text';
}
