import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageRequest } from '../store/page.ts';
import { type PageArguments, resolvePage } from './paging.ts';

interface Row {
  id: string;
  place_at: string;
}

/** As many rows, newest first, two to each moment, so that the id decides between them. */
function rowsOf(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(count - index).padStart(12, '0')}`,
    place_at: `2026-11-21T10:00:${String(Math.floor((count - index) / 2)).padStart(2, '0')}.000001Z`,
  }));
}

/** What the database does with a page. */
function listFrom(rows: Row[]) {
  const place = ({ at, id }: { at: string; id: string }) => `${at} ${id}`;
  return async ({ after, before, fromEnd, limit }: PageRequest): Promise<Row[]> => {
    const within = rows.filter((row) => {
      const own = place({ at: row.place_at, id: row.id });
      return (!after || own < place(after)) && (!before || own > place(before));
    });
    return (fromEnd ? within.toReversed() : within).slice(0, limit + 1);
  };
}

const ids = (page: { edges: { node: Row }[] }) => page.edges.map((edge) => edge.node.id);

test('read page by page, forward and backward, every row comes once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 25 }), fc.integer({ min: 1, max: 7 }), async (count, size) => {
      const rows = rowsOf(count);
      const forward = await readAll(rows, (cursor) => ({ first: size, after: cursor }), 'FORWARD');
      expect(forward).toEqual(rows.map((row) => row.id));
      const backward = await readAll(rows, (cursor) => ({ last: size, before: cursor }), 'BACKWARD');
      expect(backward).toEqual(rows.map((row) => row.id));
    }),
  );
});

/** Nobody asks here how many there are. */
const notCounted = () => Promise.reject(new Error('They were counted although nobody asked.'));

async function readAll(rows: Row[], at: (cursor: string | null) => PageArguments, way: 'FORWARD' | 'BACKWARD') {
  const all: string[] = [];
  let cursor: string | null = null;
  let hasMore = true;
  while (hasMore) {
    const page: Awaited<ReturnType<typeof resolvePage<Row>>> = await resolvePage(
      at(cursor),
      listFrom(rows),
      notCounted,
    );
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (way === 'FORWARD') all.push(...ids(page));
    else all.unshift(...ids(page));
    hasMore = way === 'FORWARD' ? hasNextPage : hasPreviousPage;
    cursor = way === 'FORWARD' ? endCursor : startCursor;
  }
  return all;
}

test('without a size there are 20, and a size of 0 gives none but tells whether there are any', async () => {
  expect(ids(await resolvePage({}, listFrom(rowsOf(30)), notCounted))).toHaveLength(20);
  const none = await resolvePage({ first: 0 }, listFrom(rowsOf(3)), notCounted);
  expect(none).toMatchObject({ edges: [], pageInfo: { hasNextPage: true, startCursor: null, endCursor: null } });
});

test('the rows that were handed over stay in their order, for others may hold them too', async () => {
  const shared = rowsOf(3);
  const page = { last: 5 };
  const first = await resolvePage(page, async () => shared, notCounted);
  const second = await resolvePage(page, async () => shared, notCounted);
  expect(ids(first)).toEqual(ids(second));
});

const cursor = (text: string) => Buffer.from(text).toString('base64url');
const id = '00000000-0000-4000-8000-000000000001';

test.each<[PageArguments, RegExp]>([
  [{ first: 101 }, /^first: must be from 0 to 100, but is 101/],
  [{ last: -1 }, /^last: must be from 0 to 100/],
  [{ first: 1, last: 1 }, /not both/],
  [{ after: '' }, /^after: is not a cursor/],
  [{ before: cursor('tomorrow') }, /^before: is not a cursor/],
  [{ after: cursor(`2026-11-21T10:00:00.000001Z ${id} more`) }, /^after/],
  [{ after: cursor(`2026-02-30T10:00:00.000001Z ${id}`) }, /^after/],
  [{ after: cursor(`0000-01-01T10:00:00.000001Z ${id}`) }, /^after/],
  [{ after: cursor(`2026-11-21T10:00:00.000001Z ${'-'.repeat(36)}`) }, /^after/],
])('%j is refused by name', async (page, message) => {
  const wanted = { code: 'INPUT_INVALID', message: expect.stringMatching(message) as string };
  await expect(resolvePage(page, listFrom([]), notCounted)).rejects.toMatchObject(wanted);
});
