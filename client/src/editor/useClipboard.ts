import { useEffect } from 'react';
import { isElsewhere, isTyping } from '../commands/key-targets.ts';
import { copySelection, pasteText } from './clipboard-actions.ts';
import type { EditorStore } from './editor-store.ts';

/** Copies, cuts and pastes nodes as the browser is asked to. Where a person types, that belongs to the text. */
export function useClipboard(store: EditorStore): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('copy', (event) => onCopy(event, store), { signal });
    document.addEventListener('cut', (event) => onCopy(event, store) && store.getState().removeSelected(), { signal });
    document.addEventListener('paste', (event) => onPaste(event, store), { signal });
    return () => listening.abort();
  }, [store]);
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
