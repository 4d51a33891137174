import type { AssetRow } from '../../store/tables.ts';
import type { AssetEmitter } from './asset-emitter.ts';
import type { AssetMark } from './asset-notice.ts';

/** What whoever follows a library is told. LibraryReset: it is to be read now, for what has changed before is not told; all that changes after is. */
export type AssetEvent =
  | { type: 'AssetAdded' | 'AssetChanged'; asset: AssetRow }
  | { type: 'AssetRemoved'; id: string }
  | { type: 'LibraryReset' };

export interface FollowAssetsOptions {
  emitter: Pick<AssetEmitter, 'onOwner'>;
  userId: string;
  /** As they are now, as far as they may be seen; asked for by many at once. */
  readAssets(ids: readonly string[]): Promise<AssetRow[]>;
  /** Pictures of which something waits to be told, for a reader that is slow; past that it is told to read again. */
  mostWaiting?: number;
}

/** Rows read at once. */
const mostAtOnce = 100;

/**
 * What changes in somebody's library, begun with a LibraryReset: by then it listens. Of each picture only the newest is kept for a reader, and read when its turn comes: however often it
 * changes meanwhile, it is told once. Ends when `return` is called, even while it waits.
 */
export function followAssets(options: FollowAssetsOptions): AsyncIterableIterator<AssetEvent> {
  const { emitter, userId, readAssets, mostWaiting = 1_000 } = options;
  const waiting = new Map<string, AssetMark>();
  let ready: AssetEvent[] = [];
  let isReset = true;
  let isStopped = false;
  let wake: () => void = () => {};

  const stopListening = emitter.onOwner(userId, ({ marks }) => {
    if (marks) for (const [id, mark] of marks) keep(id, mark);
    if (!marks || waiting.size > mostWaiting) {
      waiting.clear();
      isReset = true;
    }
    wake();
  });

  return {
    async next() {
      while (!isStopped) {
        const event = ready.shift();
        if (event) return { done: false, value: event };
        if (isReset) {
          isReset = false;
          return { done: false, value: { type: 'LibraryReset' } };
        }
        if (waiting.size > 0) await readSome();
        else await new Promise<void>((resolve) => (wake = resolve));
      }
      return { done: true, value: undefined };
    },
    async return() {
      isStopped = true;
      stopListening();
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  /** What was added and has changed since is still new to the reader. */
  function keep(id: string, mark: AssetMark): void {
    const known = waiting.get(id);
    if (known === 'ADDED' && mark === 'CHANGED') return;
    waiting.set(id, mark);
  }

  async function readSome(): Promise<void> {
    const some = [...waiting].slice(0, mostAtOnce);
    for (const [id] of some) waiting.delete(id);
    const ids = some.flatMap(([id, mark]) => (mark === 'REMOVED' ? [] : [id]));
    const rows = ids.length === 0 ? [] : await readAssets(ids);
    const byId = new Map(rows.map((row) => [row.id, row]));
    ready = some.flatMap(([id, mark]): AssetEvent[] => {
      if (mark === 'REMOVED') return [{ type: 'AssetRemoved', id }];
      const asset = byId.get(id);
      // What is gone by now is told of by another notice.
      if (!asset) return [];
      return [{ type: mark === 'ADDED' ? 'AssetAdded' : 'AssetChanged', asset }];
    });
  }
}
