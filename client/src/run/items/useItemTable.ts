import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { CoordinateInput, NodeExecutionStatus } from '../../api/generated/graphql.ts';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { readItems } from './read-items-of.ts';

/** Which items of a node are to be seen. */
export interface ItemFilter {
  status: NodeExecutionStatus | null;
  /** Of these items of lists, one a list. */
  where: readonly CoordinateInput[];
}

export const everything: ItemFilter = { status: null, where: [] };

interface Read {
  indexes: readonly number[];
  total: number;
  next: string | null;
}

/** As many as the server gives at once. */
const pageSize = 100;

/**
 * The items of a node that a filter lets through, by their index, page after page as they are asked for. What is in them is kept with the
 * run, where what happens to them is told as well.
 */
export function useItemTable(nodeKey: string, filter: ItemFilter) {
  const client = useClient();
  const store = useRunStore();
  const id = useRun(({ nodes }) => nodes[nodeKey]?.id ?? null);
  const turn = useRun(({ nodes }) => nodes[nodeKey]?.itemsTurn);
  // With a filter by status, what has ended may have come in or dropped out.
  const ended = useRun(({ nodes }) => {
    const counts = nodes[nodeKey]?.itemCounts;
    return filter.status === null || !counts ? 0 : counts.completed + counts.failed + counts.skipped;
  });
  const [read, setRead] = useState<Read | null>(null);
  const known = useRef<{ of: string; count: number }>({ of: '', count: 0 });
  const [isBusy, setIsBusy] = useState(false);
  const asked = JSON.stringify([id, filter]);

  const readPage = useCallback(
    async (after: string | null) => {
      let page = { total: 0, next: null as string | null };
      let indexes: number[] = [];
      await store.readItems(nodeKey, async () => {
        const { status, where } = filter;
        const found = await readItems(client, {
          id: id ?? '',
          first: pageSize,
          after,
          status: status === null ? null : [status],
          where: [...where],
          withInput: true,
        });
        page = { total: found.totalCount, next: found.next };
        indexes = found.items.map(({ index }) => index);
        return found.items;
      });
      return { ...page, indexes };
    },
    [client, store, nodeKey, id, filter],
  );

  // Another turn is another question, and so is what ended meanwhile.
  const question = useMemo(() => (id === null ? null : { asked, turn, ended }), [id, asked, turn, ended]);
  useEffect(() => {
    if (!question) return undefined;
    let isOver = false;
    const { asked: of } = question;
    // As many as were there already, so that nobody who has scrolled down is taken back up.
    const wanted = known.current.of === of ? known.current.count : 0;
    if (known.current.of !== of) setRead(null);
    async function readAll() {
      let all: Read = await readPage(null);
      while (!isOver && all.next !== null && all.indexes.length < wanted) {
        const more = await readPage(all.next);
        all = { ...more, indexes: [...all.indexes, ...more.indexes] };
      }
      if (isOver) return;
      known.current = { of, count: all.indexes.length };
      setRead(all);
    }
    // Several that end at once are read once.
    const waiting = setTimeout(() => void readAll(), question.ended > 0 ? 400 : 0);
    return () => {
      isOver = true;
      clearTimeout(waiting);
    };
  }, [question, readPage]);

  const readMore = useCallback(async () => {
    if (!read || read.next === null || isBusy) return;
    setIsBusy(true);
    const more = await readPage(read.next);
    setIsBusy(false);
    setRead((now) => (now === read ? { ...more, indexes: [...read.indexes, ...more.indexes] } : now));
    known.current.count = read.indexes.length + more.indexes.length;
  }, [read, isBusy, readPage]);

  return { read, readMore };
}
