import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { toast } from '../../ui/toast/toast.ts';
import { hearChanges } from '../library-changes.ts';
import type { PictureList } from '../list/picture-list.ts';
import { add, mostSelected, nothingSelected, reach, type Selection, toggle, without } from './selection.ts';

export interface SelectionActions {
  selection: Selection;
  toggle: (index: number) => void;
  /** From the one that was chosen last to this one. */
  reachTo: (index: number) => void;
  selectAll: () => void;
  clear: () => void;
}

/** What is chosen of a list; another list begins with nothing. */
export function useSelection(list: PictureList): SelectionActions {
  const [state, setState] = useState({ list, selection: nothingSelected });
  const selection = state.list === list ? state.selection : nothingSelected;
  const setSelection = useCallback(
    (change: (before: Selection) => Selection) =>
      setState((now) => ({ list, selection: change(now.list === list ? now.selection : nothingSelected) })),
    [list],
  );
  /** What the last range took in, so that the next one from the same anchor takes its place. */
  const lastRange = useRef<readonly string[]>([]);
  const anchor = useRef<string | null>(null);
  useEffect(() => {
    anchor.current = selection.anchor;
  }, [selection]);

  useEffect(
    () =>
      hearChanges((change) => {
        if (change.kind === 'removed') setSelection((now) => without(now, change.ids));
      }),
    [setSelection],
  );

  return useMemo(
    () => ({
      selection,
      toggle(index) {
        const picture = list.at(index);
        if (!picture) return;
        lastRange.current = [];
        anchor.current = picture.id;
        setSelection((now) => toggle(now, picture.id));
      },
      async reachTo(index) {
        const from = anchor.current === null ? -1 : list.indexOf(anchor.current);
        const start = from < 0 ? index : from;
        const wanted = await idsBetween(list, Math.min(start, index), Math.max(start, index));
        const before = lastRange.current;
        lastRange.current = wanted;
        if (from < 0) {
          anchor.current = wanted[0] ?? null;
          setSelection((now) => add({ ...now, anchor: null }, wanted));
        } else setSelection((now) => reach(now, before, wanted));
      },
      async selectAll() {
        const total = list.total ?? 0;
        const ids = await idsBetween(list, 0, total - 1);
        lastRange.current = [];
        setSelection((now) => add(now, ids));
        if (total > mostSelected)
          toast.info(`The first ${mostSelected.toLocaleString('en')} of ${total.toLocaleString('en')} are selected.`);
      },
      clear() {
        lastRange.current = [];
        anchor.current = null;
        setSelection(() => nothingSelected);
      },
    }),
    [selection, list, setSelection],
  );
}

/** Those that are not known yet are read first. */
async function idsBetween(list: PictureList, from: number, to: number): Promise<readonly string[]> {
  const end = Math.min(to, from + mostSelected - 1);
  await list.need(from, end + 1);
  return Array.from({ length: Math.max(0, end - from + 1) }, (_, place) => list.at(from + place)?.id ?? []).flat();
}
