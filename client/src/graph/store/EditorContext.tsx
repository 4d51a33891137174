import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EditorState, EditorStore } from './editor-store.ts';

export const EditorContext = createContext<EditorStore | null>(null);

export function useEditorStore(): EditorStore {
  const store = useContext(EditorContext);
  if (!store) throw new Error('useEditorStore is for what is inside an EditorContext.');
  return store;
}

export function useEditor<Result>(selector: (state: EditorState) => Result): Result {
  return useStore(useEditorStore(), selector);
}
