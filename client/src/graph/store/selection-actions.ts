import { nameThings } from './name-things.ts';
import type { StoreHost } from './store-host.ts';

export interface SelectionActions {
  /** Chooses these nodes, notes and frames by their ids, and nothing else. */
  select(ids: readonly string[]): void;
  selectAll(): void;
  click(id: string): void;
  /** Deletes all that is chosen. What lies in a frame stays. */
  removeSelected(): void;
}

export function selectionActions({ get, set, change }: StoreHost): SelectionActions {
  return {
    select(ids) {
      const chosen = new Set(ids);
      set(({ nodes, edges, annotations }) => ({
        nodes: nodes.map((node) => withSelected(node, chosen.has(node.id))),
        annotations: annotations.map((annotation) => withSelected(annotation, chosen.has(annotation.id))),
        edges: edges.map((edge) => withSelected(edge, false)),
      }));
    },
    selectAll: () =>
      set(({ nodes, annotations }) => ({
        nodes: nodes.map((node) => withSelected(node, true)),
        annotations: annotations.map((annotation) => withSelected(annotation, true)),
      })),
    click: (id) => set({ clicked: { id } }),
    removeSelected() {
      const state = get();
      const gone = chosenIds(state);
      const wires = state.edges.filter(({ selected }) => selected).length;
      if (gone.length + wires === 0) return;
      const what = gone.length > 0 ? nameThings(state, gone) : wires === 1 ? 'the connection' : `${wires} connections`;
      change({ name: `delete ${what}`, announcement: `Deleted ${what}.` }, ({ nodes, edges, annotations }) => {
        const left = nodes.filter(({ selected }) => !selected);
        const keys = new Set(left.map(({ id }) => id));
        return {
          nodes: left,
          annotations: annotations.filter(({ selected }) => !selected),
          edges: edges.filter(({ selected, source, target }) => !selected && keys.has(source) && keys.has(target)),
        };
      });
    },
  };
}

interface Selectable {
  id: string;
  selected?: boolean | undefined;
}

interface Choosable {
  nodes: readonly Selectable[];
  annotations: readonly Selectable[];
}

/** Whether several things are chosen, or a note or frame: one node has the side panel for what can be done with it. */
export function needsBar({ nodes, annotations }: Choosable): boolean {
  if (annotations.some(({ selected }) => selected)) return true;
  let count = 0;
  for (const { selected } of nodes) if (selected && ++count > 1) return true;
  return false;
}

/** The ids of the nodes, notes and frames that are chosen. */
export function chosenIds({ nodes, annotations }: Choosable): string[] {
  return [...nodes, ...annotations].flatMap(({ id, selected }) => (selected ? [id] : []));
}

export function withSelected<Item extends { selected?: boolean | undefined }>(item: Item, selected: boolean): Item {
  return (item.selected ?? false) === selected ? item : { ...item, selected };
}
