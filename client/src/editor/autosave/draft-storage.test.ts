import { expect, it } from 'vitest';
import type { Graph } from '../../graph/model/graph.ts';
import { createDraftStorage } from './draft-storage.ts';

const graph: Graph = {
  nodes: [
    {
      key: 'a',
      type: 'TEXT_INPUT',
      name: 'A',
      config: {},
      position: { x: 0, y: 0 },
      hasBreakpoint: true,
      isFresh: true,
      isMuted: true,
      stopsAtFailedItem: true,
    },
  ],
  edges: [],
  notes: [],
  frames: [],
  inputs: [],
  outputs: [],
};

function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, value) => void items.set(name, value),
    removeItem: (name) => void items.delete(name),
  };
}

it('gives back what was put on it, with every mark of a node', () => {
  const storage = createStorage();
  createDraftStorage('w', storage).put({ version: 3, graph });
  expect(createDraftStorage('w', storage).take()).toEqual({ version: 3, graph });
  expect(createDraftStorage('other', storage).take()).toBeNull();
});

it('takes a draft that was written before nodes could be always fresh', () => {
  const storage = createStorage();
  const [{ isFresh: _, ...node }] = graph.nodes as [Graph['nodes'][number]];
  storage.setItem('visualadgen.draft.w', JSON.stringify({ version: 3, graph: { nodes: [node], edges: [] } }));
  expect(createDraftStorage('w', storage).take()?.graph.nodes[0]).toMatchObject({
    hasBreakpoint: true,
    isFresh: false,
  });
});

it('gives nothing where something else is kept', () => {
  const storage = createStorage();
  storage.setItem('visualadgen.draft.w', '{"version":1,"graph":7}');
  expect(createDraftStorage('w', storage).take()).toBeNull();
});
