import type { EditorStore } from './editor-store.ts';
import { fromClipping, pick, toClipping } from './graph/clipping.ts';
import { toGraph } from './graph/flow.ts';

const aside = { x: 32, y: 32 };

/** The chosen nodes as text, so that they can be carried to another tab or kept in a file; null when none is chosen. */
export function copySelection(store: EditorStore): string | null {
  const keys = chosenKeys(store);
  return keys.size > 0 ? toClipping(toGraph(store.getState()), keys) : null;
}

/** Adds the nodes of a copied text; answers whether it held any. */
export function pasteText(store: EditorStore, text: string): boolean {
  const part = fromClipping(text);
  if (part) store.getState().addPart(part, aside);
  return part !== null;
}

export function duplicateSelection(store: EditorStore): void {
  const state = store.getState();
  state.addPart(pick(toGraph(state), chosenKeys(store)), aside);
}

function chosenKeys(store: EditorStore): ReadonlySet<string> {
  return new Set(store.getState().nodes.flatMap(({ id, selected }) => (selected ? [id] : [])));
}
