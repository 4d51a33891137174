import { useEffect } from 'react';
import { copySelection, duplicateSelection, pasteText } from './clipboard-actions.ts';
import type { EditorStore } from './editor-store.ts';
import { isElsewhere, isTyping } from './key-targets.ts';
import type { RunWish } from './run/run-wish.ts';

type Run = (wish: RunWish) => void;

/** The keys of the editor, and copy and paste of nodes. Where a person types, the keys belong to the text. */
export function useShortcuts(store: EditorStore, run: Run): void {
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

function onKey(event: KeyboardEvent, store: EditorStore, run: Run): void {
  if (isElsewhere(event)) return;
  const wish = wishOf(event, store);
  if (wish) return take(event, () => !event.repeat && run(wish));
  if (event.altKey) return;
  const key = event.key.toLowerCase();
  if (!(event.metaKey || event.ctrlKey)) {
    if (key === 'b' && !event.repeat && !isTyping(event)) take(event, () => toggleChosenBreakpoints(store));
    return;
  }
  const { undo, redo, selectAll } = store.getState();
  if (isTyping(event)) return;
  if (key === 'z') take(event, event.shiftKey ? redo : undo);
  else if (key === 'y') take(event, redo);
  else if (key === 'a') take(event, selectAll);
  else if (key === 'd') take(event, () => duplicateSelection(store));
}

/** The ways to run; they work while a text is being typed too, for none of them writes anything. */
function wishOf({ key, metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent, store: EditorStore): RunWish | null {
  if (key !== 'Enter') return null;
  const hasMod = metaKey || ctrlKey;
  if (!altKey) return hasMod ? { kind: shiftKey ? 'fresh' : 'all' } : null;
  const [chosen, ...others] = store.getState().nodes.filter(({ selected }) => selected);
  if (hasMod || !chosen || others.length > 0) return null;
  return { kind: shiftKey ? 'only' : 'upTo', nodeKey: chosen.id };
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
