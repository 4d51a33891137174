import { expect, test } from 'vitest';
import type { AssetRow } from '../../store/tables.ts';
import { createAssetEmitter } from './asset-emitter.ts';
import { readAssetNotice } from './asset-notice.ts';
import { followAssets } from './follow-assets.ts';

const owner = 'c0ffee00-0000-4000-8000-000000000000';

function follow(mostWaiting = 10) {
  const emitter = createAssetEmitter(() => expect.fail('A listener failed.'));
  const tell = (notice: string) => emitter.emit(readAssetNotice(notice) ?? expect.fail('That is no notice.'));
  const asked: (readonly string[])[] = [];
  const events = followAssets({
    emitter,
    userId: owner,
    mostWaiting,
    readAssets: async (ids) => {
      asked.push(ids);
      return ids.filter((id) => id !== 'gone').map((id) => ({ id }) as AssetRow);
    },
  });
  const next = async () => (await events.next()).value as object;
  return { emitter, tell, events, asked, next };
}

test.each([
  ['REVOKED 7', null],
  [`ASSETS ${owner} *`, { userId: owner, marks: null }],
  [
    `ASSETS ${owner} +a,~b,-c`,
    {
      marks: new Map([
        ['a', 'ADDED'],
        ['b', 'CHANGED'],
        ['c', 'REMOVED'],
      ]),
    },
  ],
])('%s is read', (notice, expected) => {
  if (expected) expect(readAssetNotice(notice)).toMatchObject(expected);
  else expect(readAssetNotice(notice)).toBeNull();
});

test('of each picture the newest is told once, what others have and what is gone is not', async () => {
  const { tell, next, asked, events } = follow();
  expect(await next()).toEqual({ type: 'LibraryReset' });
  tell(`ASSETS ${owner} +a,~b,+gone`);
  tell(`ASSETS ${owner} ~a,~b,~c`);
  tell('ASSETS somebody ~z');
  tell(`ASSETS ${owner} -c`);
  expect(await next()).toEqual({ type: 'AssetAdded', asset: { id: 'a' } });
  expect(await next()).toEqual({ type: 'AssetChanged', asset: { id: 'b' } });
  expect(await next()).toEqual({ type: 'AssetRemoved', id: 'c' });
  expect(asked).toEqual([['a', 'b', 'gone']]);
  const waiting = events.next();
  await events.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
});

test('too many, and a line that was down, are one word to read again', async () => {
  const { tell, next, emitter } = follow(2);
  await next();
  tell(`ASSETS ${owner} +a,+b,+c`);
  expect(await next()).toEqual({ type: 'LibraryReset' });
  tell(`ASSETS ${owner} ~a`);
  emitter.lost();
  expect(await next()).toEqual({ type: 'LibraryReset' });
  tell(`ASSETS ${owner} ~a`);
  expect(await next()).toEqual({ type: 'AssetChanged', asset: { id: 'a' } });
});
