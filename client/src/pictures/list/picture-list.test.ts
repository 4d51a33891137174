import { expect, it } from 'vitest';
import type { Picture } from '../picture.ts';
import { type PageRequest, PictureList } from './picture-list.ts';

/** A server with so many pictures, which can be told to answer later, and remembers what it was asked. */
function library(count: number) {
  const ids = Array.from({ length: count }, (_, index) => `p${index}`);
  const asked: PageRequest[] = [];
  let gate = Promise.resolve();
  const ask = async (request: PageRequest) => {
    asked.push(request);
    await gate;
    const start = (request.after === null ? 0 : ids.indexOf(request.after) + 1) + request.offset;
    const page = ids.slice(start, start + request.first);
    return {
      entries: page.map((id) => ({ cursor: id, picture: picture(id) })),
      total: request.isCounted ? ids.length : null,
    };
  };
  const list = new PictureList(ask, { growsAtHead: true });
  const shown = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => list.at(from + place)?.id ?? '–').join(' ');
  function hold() {
    let release = () => {};
    gate = new Promise((resolve) => (release = resolve));
    return release;
  }
  return { list, ids, asked, shown, hold };
}

const day = (id: string) => new Date(Date.UTC(2026, 0, 400 - Number(id.slice(1)))).toISOString();
const picture = (id: string) => ({ id, createdAt: day(id) }) as Picture;

it('reads on from what it knows, and by its number where it is entered in its middle', async () => {
  const { list, asked, shown } = library(100_000);
  await list.need(0, 1);
  expect(list.total).toBe(100_000);
  await list.need(90, 130);
  await list.need(50_000, 50_040);
  expect(asked.map(({ offset, after, isCounted }) => [offset, after, isCounted])).toEqual([
    [0, null, true],
    [0, 'p99', false],
    [49_975, null, false],
  ]);
  expect(shown(50_000, 50_003)).toBe('p50000 p50001 p50002');
  expect(shown(200, 202)).toBe('– –');
  await list.need(0, 150);
  expect(asked).toHaveLength(3);
});

it('keeps each at its place while some come and go, also those that are on their way', async () => {
  const { list, ids, shown, hold } = library(500);
  await list.need(0, 1);
  const release = hold();
  const reading = list.need(300, 310);
  list.hear({ kind: 'added', pictures: [picture('p-1')] });
  list.hear({ kind: 'removed', ids: ['p3'] });
  list.hear({ kind: 'removed', ids: ['p7', 'nobody'] });
  expect([list.total, shown(0, 5)]).toEqual([499, 'p-1 p0 p1 p2 p4']);
  release();
  await reading;
  expect(shown(299, 302)).toBe('p300 p301 p302');
  list.hear({ kind: 'changed', pictures: [{ ...picture('p0'), isStarred: true }, picture('p999')] });
  expect([list.at(1)?.isStarred, list.get('p999')]).toEqual([true, undefined]);
  // What was there before is no newcomer, and is found where it belongs.
  ids.splice(10, 0, 'p9.5');
  list.hear({ kind: 'added', pictures: [picture('p9.5')] });
  await list.refresh();
  await list.need(0, 20);
  expect(shown(9, 12)).toBe('p9 p9.5 p10');
});

it('reads again what was on its way while all was read anew', async () => {
  const { list, shown, hold } = library(500);
  await list.need(0, 1);
  const release = hold();
  const reading = list.need(300, 302);
  const anew = list.refresh();
  release();
  await Promise.all([reading, anew]);
  expect(shown(300, 302)).toBe('p300 p301');
});

it('is as long as it turns out to be, and stops asking after a failure until it is told to', async () => {
  const { list, ids, asked } = library(250);
  await list.need(0, 1);
  ids.splice(150);
  await list.need(100, 250);
  expect([list.total, asked.length]).toEqual([150, 3]);

  const failure = { message: 'away' } as never;
  let isAway = true;
  const failing = new PictureList(async () => (isAway ? failure : { entries: [], total: 0 }), { growsAtHead: true });
  await failing.need(0, 1);
  await failing.need(0, 1);
  expect([failing.error, failing.total]).toEqual([failure, null]);
  isAway = false;
  failing.retry();
  await failing.need(0, 1);
  expect([failing.error, failing.total]).toEqual([null, 0]);
});
