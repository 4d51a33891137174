import { useCallback } from 'react';
import type { ChangeEvent, KeyboardEvent } from 'react';
import { useEditor, useEditorStore } from '../../../graph/store/EditorContext.tsx';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Writing the words of a note or a frame in their place: leaving it or Escape ends it, in a single line Enter, too. */
export function useWording(id: string, words: string) {
  const store = useEditorStore();
  const isWriting = useEditor(({ editing }) => editing === id);
  const begin = useCallback(() => store.getState().edit(id), [store, id]);
  const focus = useCallback((element: Field | null) => {
    if (!element) return;
    element.focus();
    element.select();
  }, []);

  function onKeyDown(event: KeyboardEvent<Field>) {
    const isEnd = event.key === 'Escape' || (event.key === 'Enter' && event.currentTarget instanceof HTMLInputElement);
    // The canvas has a meaning of its own for keys.
    event.stopPropagation();
    if (!isEnd || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const own = event.currentTarget.closest<HTMLElement>('.react-flow__node');
    store.getState().edit(null);
    own?.focus();
  }

  return {
    isWriting,
    begin,
    field: {
      ref: focus,
      value: words,
      onChange: (event: ChangeEvent<Field>) => store.getState().reword(id, event.target.value),
      onBlur: () => store.getState().editing === id && store.getState().edit(null),
      onKeyDown,
    },
  };
}
