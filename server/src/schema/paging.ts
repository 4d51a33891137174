import { InputInvalidError } from '../errors.ts';
import type { PageRequest, Place } from '../store/page.ts';
import { isUuid } from './ids.ts';

/** The size of a page where none is asked for. */
export const defaultPage = 20;
/** More is refused. */
export const largestPage = 100;
export const largestOffset = 1_000_000;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  /** Of a list that can be entered in its middle: how many are passed over before the page. */
  offset?: number | null;
}

/** A Relay connection of rows that know their place in the list. They are counted only where somebody asks how many there are. Throws INPUT_INVALID for arguments that do not fit. */
export async function resolvePage<Row extends { id: string; place_at: string }>(
  args: PageArguments,
  load: (page: PageRequest) => Promise<Row[]>,
  countAll: () => Promise<number>,
  cursors: Cursors = timeCursors,
) {
  const page: PageRequest = readPage(args, { usual: defaultPage, decode: cursors.decode });
  const found = await load(page);
  return connectionOf(found, page, ({ place_at: at, id }) => cursors.encode({ at, id }), countAll);
}

/** How places of a list are written down for clients. */
export interface Cursors {
  encode(place: Place): string;
  /** Throws INPUT_INVALID, naming the argument. */
  decode(name: string, cursor: string): Place;
}

/** Of a list that is in order of something else than time, by whose name its cursors are told from others; `isPlace` says what may stand there. */
export function cursorsOf(order: string, isPlace: (at: string) => boolean): Cursors {
  return {
    encode: ({ at, id }) => Buffer.from(JSON.stringify([order, at, id])).toString('base64url'),
    decode(name, cursor) {
      const [of, at, id] = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
      if (of === order && typeof at === 'string' && isPlace(at) && typeof id === 'string' && isUuid(id))
        return { at, id };
      throw InputInvalidError.of(name, 'is not a cursor of this list.');
    },
  };
}

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

/** How many items of a node are in a page where nothing is said. */
export const usualItems = 50;

/** The same of the items of a node, which stand in their list by number. */
export async function resolveItemsPage<Row extends { item_index: number }>(
  args: PageArguments,
  load: (page: NumberedPage) => Promise<Row[]> | Row[],
  countAll: () => Promise<number> | number,
) {
  const page: NumberedPage = readPage(args, { usual: usualItems, decode: decodeNumber });
  const found = await load(page);
  return connectionOf(
    found,
    page,
    ({ item_index: index }) => encodeNumber(index),
    async () => countAll(),
  );
}

/**
 * The same of a list that was put in order here and is not long. A cursor names a row and its number: where the row is gone since, what
 * stands at its number by now follows.
 */
export async function resolveRankedPage<Ranked extends { id: string }, Row extends Ranked>(
  args: PageArguments,
  ranked: readonly Ranked[],
  load: (places: readonly Ranked[]) => Promise<Row[]>,
) {
  const page: NumberedPage = readPage(args, {
    usual: defaultPage,
    decode: (name, cursor) => placeOfRanked(name, cursor, ranked),
  });
  const within = ranked.slice(page.after === undefined ? 0 : page.after + 1, page.before);
  const asked = (page.fromEnd ? within.toReversed() : within).slice(page.offset ?? 0);
  const numbers = new Map(ranked.map(({ id }, index) => [id, index]));
  const found = await load(asked.slice(0, page.limit + 1));
  return connectionOf(
    found,
    page,
    ({ id }) => Buffer.from(`ranked ${numbers.get(id)} ${id}`).toString('base64url'),
    async () => ranked.length,
  );
}

function placeOfRanked(name: string, cursor: string, ranked: readonly { id: string }[]): number {
  const [, number, id] =
    /^ranked (0|[1-9]\d{0,5}) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (number === undefined) throw InputInvalidError.of(name, 'is not a cursor of this list.');
  const index = ranked.findIndex((one) => one.id === id);
  return index >= 0 ? index : Number(number) - (name === 'after' ? 1 : 0);
}

/** A slice of a list by the numbers of its rows. */
export type NumberedPage = Slice<number>;

interface Slice<At> {
  limit: number;
  after?: At;
  before?: At;
  fromEnd: boolean;
  offset?: number;
}

/** `found` holds one row more than the page where there is more, and begins at the end where the page does. */
function connectionOf<Row>(
  found: readonly Row[],
  page: Slice<unknown>,
  cursorOf: (row: Row) => string,
  countAll: () => Promise<number>,
) {
  const hasMore = found.length > page.limit;
  const isWithin = page.offset !== undefined && page.offset > 0;
  const rows = found.slice(0, page.limit);
  if (page.fromEnd) rows.reverse();
  const edges = rows.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    countAll,
    pageInfo: {
      hasNextPage: page.fromEnd ? page.before !== undefined || isWithin : hasMore,
      hasPreviousPage: page.fromEnd ? hasMore : page.after !== undefined || isWithin,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function readPage<At>(
  { first, after, last, before, offset }: PageArguments,
  { usual, decode }: { usual: number; decode: (name: string, cursor: string) => At },
): Slice<At> {
  if (first != null && last != null)
    throw InputInvalidError.of('last', 'cannot stand beside first: give one, not both.');
  return {
    limit: readLimit('first', first, largestPage) ?? readLimit('last', last, largestPage) ?? usual,
    fromEnd: last != null,
    ...(after != null && { after: decode('after', after) }),
    ...(before != null && { before: decode('before', before) }),
    ...(offset != null && { offset: readLimit('offset', offset, largestOffset) }),
  };
}

/** How many are asked for; undefined where nothing is said. */
export function readLimit(name: string, value: number | null | undefined, most: number): number | undefined {
  if (value == null) return undefined;
  if (value < 0 || value > most) throw InputInvalidError.of(name, `must be from 0 to ${most}, but is ${value}.`);
  return value;
}

const timeCursors: Cursors = { encode: encodeCursor, decode: decodeCursor };

function encodeCursor({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString('base64url');
}

function decodeCursor(name: string, cursor: string): Place {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  if (more.length > 0 || !isTimestamp(at) || !isUuid(id))
    throw InputInvalidError.of(name, 'is not a cursor of this list.');
  return { at, id };
}

/** One that the database can read: with microseconds, and a day that there is. */
function isTimestamp(text: string): boolean {
  const second = /^((?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{6}Z$/.exec(text)?.[1];
  const time = Date.parse(`${second}Z`);
  return second !== undefined && !Number.isNaN(time) && new Date(time).toISOString().startsWith(second);
}

function encodeNumber(index: number): string {
  return Buffer.from(`item ${index}`).toString('base64url');
}

function decodeNumber(name: string, cursor: string): number {
  const index = /^item (0|[1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (index === undefined) throw InputInvalidError.of(name, 'is not a cursor of this list.');
  return Number(index);
}
