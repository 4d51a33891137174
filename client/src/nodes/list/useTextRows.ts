import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { Caret, TextRow, WrittenRows } from './text-rows.ts';
import { addRow, joinWithBefore, putLines, removeRow, rowsOf, textsIn, withText } from './text-rows.ts';
import type { RowActions } from './TextRowBox.tsx';
import { moved } from './useReorder.ts';

interface TextRows {
  rows: readonly TextRow[];
  actions: RowActions;
  add(): void;
  move(from: number, to: number): void;
}

/** The rows of a list of texts while somebody writes in them, and where the caret goes. `value` is what is saved of them. */
export function useTextRows(
  list: RefObject<HTMLElement | null>,
  value: unknown,
  onChange: (value: unknown) => void,
): TextRows {
  const saved = Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
  const [rows, setRows] = useState<readonly TextRow[]>(() => rowsOf(saved));
  // It was changed elsewhere: undone, say.
  if (!isSame(textsIn(rows), saved)) setRows(rowsOf(saved));

  const caret = useRef<Caret>(null);
  useLayoutEffect(() => {
    const wanted = caret.current;
    caret.current = null;
    if (wanted) putCaret(list.current, wanted);
  });

  function change(next: readonly TextRow[]) {
    setRows(next);
    const texts = textsIn(next);
    if (!isSame(texts, saved)) onChange(texts.length > 0 ? texts : undefined);
  }
  function write(written: WrittenRows | null) {
    if (!written) return;
    caret.current = written.caret;
    change(written.rows);
  }
  function move(from: number, to: number) {
    if (to >= 0 && to < rows.length) change(moved(rows, from, to));
  }
  const placeOf = (key: number) => rows.findIndex((row) => row.key === key);
  const now: RowActions = {
    write: (key, text) => change(withText(rows, key, text)),
    put: (key, selection, lines) => write(putLines(rows, key, selection, lines)),
    joinWithBefore: (key) => write(joinWithBefore(rows, key)),
    remove: (key) => write(removeRow(rows, key)),
    moveBy: (key, step) => {
      const row = rows[placeOf(key)];
      caret.current = row ? { key, at: row.text.length } : null;
      move(placeOf(key), placeOf(key) + step);
    },
    goBy: (key, step) => {
      const row = rows[placeOf(key) + step];
      if (row) putCaret(list.current, { key: row.key, at: row.text.length });
    },
  };
  return { rows, actions: useLatest(now), add: () => write(addRow(rows)), move };
}

/** The same functions each time, which do what the latest ones do: a row that did not change is not drawn again. */
function useLatest(actions: RowActions): RowActions {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  return useMemo(
    () => ({
      write: (...args) => latest.current.write(...args),
      put: (...args) => latest.current.put(...args),
      joinWithBefore: (...args) => latest.current.joinWithBefore(...args),
      remove: (...args) => latest.current.remove(...args),
      moveBy: (...args) => latest.current.moveBy(...args),
      goBy: (...args) => latest.current.goBy(...args),
    }),
    [],
  );
}

function putCaret(list: HTMLElement | null, { key, at }: Caret) {
  const box = list?.querySelector<HTMLTextAreaElement>(`[data-row="${key}"]`);
  box?.focus();
  box?.setSelectionRange(at, at);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
