import { useEffect } from 'react';
import { isElsewhere, isTyping } from '../ui/commands/key-targets.ts';
import { copySelection } from '../graph/store/clipboard-actions.ts';
import type { Content } from './content/read-content.ts';
import { readContent } from './content/read-content.ts';
import type { EditorStore } from '../graph/store/editor-store.ts';

/** Copies, cuts and pastes as the browser is asked to. Where a person types, that belongs to the text. */
export function useClipboard(store: EditorStore, put: (content: Content) => void): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('copy', (event) => onCopy(event, store), { signal });
    document.addEventListener('cut', (event) => onCopy(event, store) && store.getState().removeSelected(), { signal });
    document.addEventListener('paste', (event) => onPaste(event, put), { signal });
    return () => listening.abort();
  }, [store, put]);
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

function onPaste(event: ClipboardEvent, put: (content: Content) => void): void {
  if (isTyping(event) || isElsewhere(event) || event.defaultPrevented || !event.clipboardData) return;
  const content = readContent(event.clipboardData);
  if (!content) return;
  event.preventDefault();
  put(content);
}
