import { useEffect } from 'react';
import { copySelection, duplicateSelection, pasteText } from './clipboard-actions.ts';
import type { EditorStore } from './editor-store.ts';
import { isElsewhere, isTyping } from './key-targets.ts';

/** The keys of the editor, and copy and paste of nodes. Where a person types, the keys belong to the text. */
export function useShortcuts(store: EditorStore, run: () => void): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('keydown', (event) => onKey(event, store, run), { signal });
    document.addEventListener('copy', (event) => onCopy(event, store), { signal });
    document.addEventListener('cut', (event) => onCopy(event, store) && store.getState().removeSelected(), { signal });
    document.addEventListener('paste', (event) => onPaste(event, store), { signal });
    return () => listening.abort();
  }, [store, run]);
}

function onKey(event: KeyboardEvent, store: EditorStore, run: () => void): void {
  if (event.altKey || isElsewhere(event)) return;
  const key = event.key.toLowerCase();
  if (!(event.metaKey || event.ctrlKey)) {
    if (key === 'b' && !event.repeat && !isTyping(event)) take(event, () => toggleChosenBreakpoints(store));
    return;
  }
  const { undo, redo, selectAll } = store.getState();
  if (key === 'enter') return take(event, run);
  if (isTyping(event)) return;
  if (key === 'z') take(event, event.shiftKey ? redo : undo);
  else if (key === 'y') take(event, redo);
  else if (key === 'a') take(event, selectAll);
  else if (key === 'd') take(event, () => duplicateSelection(store));
}

function toggleChosenBreakpoints(store: EditorStore): void {
  const { nodes, toggleBreakpoints } = store.getState();
  toggleBreakpoints(nodes.flatMap(({ id, selected }) => (selected ? [id] : [])));
}

function take(event: Event, action: () => void): void {
  event.preventDefault();
  action();
}

function onCopy(event: ClipboardEvent, store: EditorStore): boolean {
  // A stretch of text that was marked on the page is what the person means to copy.
  if (isTyping(event) || isElsewhere(event) || document.getSelection()?.toString()) return false;
  const text = copySelection(store);
  if (!text) return false;
  event.clipboardData?.setData('text/plain', text);
  event.preventDefault();
  return true;
}

function onPaste(event: ClipboardEvent, store: EditorStore): void {
  if (isTyping(event) || isElsewhere(event)) return;
  if (pasteText(store, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
}
