import { useEffect } from 'react';
import { copySelection, duplicateSelection, pasteText } from './clipboard-actions.ts';
import type { EditorStore } from './editor-store.ts';

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
  if (!(event.metaKey || event.ctrlKey) || event.altKey || isElsewhere(event)) return;
  const key = event.key.toLowerCase();
  const { undo, redo, selectAll } = store.getState();
  if (key === 'enter') return take(event, run);
  if (isTyping(event)) return;
  if (key === 'z') take(event, event.shiftKey ? redo : undo);
  else if (key === 'y') take(event, redo);
  else if (key === 'a') take(event, selectAll);
  else if (key === 'd') take(event, () => duplicateSelection(store));
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

function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** In a dialog or a menu, which has keys of its own. */
function isElsewhere({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null;
}
