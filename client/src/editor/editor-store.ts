import { applyEdgeChanges, applyNodeChanges } from '@xyflow/react';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { NodeTypeName, PortKind } from '../api/generated/graphql.ts';
import type { Catalogue } from '../nodes/catalogue.ts';
import { withValues } from '../nodes/config-value.ts';
import { renewed } from './graph/clipping.ts';
import { inputPort } from './graph/connection-rules.ts';
import { renamed, toFlow, toFlowEdge, toFlowNode, toGraph } from './graph/flow.ts';
import type { Flow, FlowEdge, FlowNode, Types } from './graph/flow.ts';
import type { Config, Graph, GraphEdge } from './graph/graph.ts';
import { emptyHistory, record, redo, undo } from './graph/history.ts';
import type { History } from './graph/history.ts';
import { newNodeKey, newNodeName } from './graph/keys.ts';
import { byNode } from './problems.ts';
import type { Problem } from './problems.ts';

/** The graph on screen and what a person does to it. */
export interface EditorState extends Flow {
  history: History<Flow>;
  /** Rises with each change that is to be saved. Selecting and measuring are not. */
  revision: number;
  /** Looking at a past run: nothing can be changed. */
  isReadOnly: boolean;
  problems: readonly Problem[];
  problemsByNode: Readonly<Record<string, readonly Problem[]>>;
  /** The wire that is being pulled; ports listen to it rather than to every move of the canvas. */
  wireInHand: WireInHand | null;
  /** Signed links of uploaded pictures, by the asset's id. */
  assetUrls: Readonly<Record<string, string>>;

  changeNodes(changes: NodeChange<FlowNode>[]): void;
  changeEdges(changes: EdgeChange<FlowEdge>[]): void;
  /** Adds a node of a type, chosen, and joins it by `wire` where one is given for its new key. */
  addNode(type: NodeTypeName, position: Point, wire?: (key: string) => GraphEdge): string;
  /** Adds nodes under new keys, chosen. */
  addPart(part: Graph, move: Point): void;
  connect(edge: GraphEdge): void;
  /** Sets a field of a node's config; undefined takes it back to the default. */
  setField(key: string, field: string, value: unknown): void;
  /** Sets several fields of one node, or of several, as one step. */
  setFields(keys: readonly string[], values: Config): void;
  rename(key: string, name: string): void;
  /** Sets breakpoints on these nodes, or takes them away where all have one. */
  toggleBreakpoints(keys: readonly string[]): void;
  /** Makes these nodes run each time, or lets them reuse earlier results again where all run each time. */
  toggleFresh(keys: readonly string[]): void;
  removeSelected(): void;
  select(keys: readonly string[]): void;
  selectAll(): void;
  undo(): void;
  redo(): void;
  /** Puts another graph on screen, which is what the server has. */
  replace(graph: Graph): void;
  setProblems(problems: readonly Problem[]): void;
  rememberAssets(urls: Readonly<Record<string, string>>): void;
  holdWire(wire: WireInHand | null): void;
}

/** Where a wire was begun: at an output of a kind, or at an input that takes some kinds. */
export type WireInHand = { from: 'output'; kind: PortKind } | { from: 'input'; accepts: readonly PortKind[] };

export interface Point {
  x: number;
  y: number;
}

export type EditorStore = StoreApi<EditorState>;

export const gridSize = 16;

/** What nobody has asked for yet. */
const plain = { hasBreakpoint: false, isFresh: false, isMuted: false };

export function createEditorStore(options: { graph: Graph; catalogue: Catalogue; isReadOnly: boolean }): EditorStore {
  const types = typesOf(options.catalogue);
  let isDragging = false;

  return createStore<EditorState>((set, get) => {
    /** Changes the graph as one step that can be undone. */
    function change(label: string, next: (flow: Flow) => Partial<Flow>) {
      if (get().isReadOnly) return;
      set((state) => ({
        ...next(state),
        history: record(state.history, flowOf(state), label, Date.now()),
        revision: state.revision + 1,
      }));
    }

    /** Sets a mark on these nodes, or takes it away where all have it. */
    function toggle(mark: 'hasBreakpoint' | 'isFresh', keys: readonly string[]) {
      const chosen = new Set(keys);
      if (chosen.size === 0) return;
      const isSet = !get().nodes.every(({ id, data }) => !chosen.has(id) || data[mark]);
      change(`${isSet ? 'set' : 'clear'} ${mark} ${keys.join(' ')}`, ({ nodes }) => ({
        nodes: nodes.map((node) => (chosen.has(node.id) ? { ...node, data: { ...node.data, [mark]: isSet } } : node)),
      }));
    }

    function travel(step: typeof undo | typeof redo) {
      const state = get();
      const result = state.isReadOnly ? null : step(state.history, flowOf(state));
      if (result) set({ ...result.shown, history: result.history, revision: state.revision + 1 });
    }

    return {
      ...toFlow(options.graph, types),
      history: emptyHistory(),
      revision: 0,
      isReadOnly: options.isReadOnly,
      problems: [],
      problemsByNode: {},
      wireInHand: null,
      assetUrls: {},

      changeNodes(changes) {
        const kind = nodeChangeKind(changes);
        const apply = ({ nodes }: Flow) => ({ nodes: applyNodeChanges(changes, nodes) });
        if (kind === 'removed') change('remove', apply);
        else if (kind === 'moved' && !isDragging) change('move', apply);
        else if (kind === 'dragged' && !isDragging) {
          isDragging = true;
          change('drag', apply);
        } else {
          // A drag is one step however long it takes, and is worth saving when it ends.
          const isDropped = kind === 'moved';
          if (isDropped) isDragging = false;
          set((state) => ({ ...apply(state), revision: state.revision + (isDropped ? 1 : 0) }));
        }
      },

      changeEdges(changes) {
        const apply = ({ edges }: Flow) => ({ edges: applyEdgeChanges(changes, edges) });
        if (changes.some(({ type }) => type === 'remove')) change('remove', apply);
        else set(apply);
      },

      addNode(type, position, wire) {
        const { nodes } = get();
        const key = newNodeKey(new Set(nodes.map(({ id }) => id)));
        const title = options.catalogue.nodeType(type)?.title ?? type;
        const name = newNodeName(title, new Set(nodes.map(({ data }) => data.name)));
        const added = { key, type, name, config: {}, position: snapped(position), ...plain };
        const node = toFlowNode(added, types);
        change(`add ${key}`, (flow) => {
          const after = [...flow.nodes.map(unselected), { ...node, selected: true }];
          return { nodes: after, edges: wire ? [...flow.edges, drawn(wire(key), after, types)] : flow.edges };
        });
        return key;
      },

      addPart(part, move) {
        const known = part.nodes.filter(({ type }) => options.catalogue.nodeType(type));
        const fresh = renewed({ ...part, nodes: known }, toGraph(get()).nodes, move);
        if (fresh.nodes.length === 0) return;
        change('add part', ({ nodes, edges }) => {
          const added = fresh.nodes.map((node) => ({
            ...toFlowNode({ ...node, position: snapped(node.position) }, types),
            selected: true,
          }));
          const after = [...nodes.map(unselected), ...added];
          return { nodes: after, edges: [...edges, ...fresh.edges.map((edge) => drawn(edge, after, types))] };
        });
      },

      connect: (edge) => change('connect', ({ nodes, edges }) => ({ edges: [...edges, drawn(edge, nodes, types)] })),
      setField: (key, field, value) => get().setFields([key], { [field]: value }),
      setFields: (keys, values) =>
        change(`set ${keys.join(' ')} ${Object.keys(values).join(' ')}`, ({ nodes }) => ({
          nodes: nodes.map((node) =>
            keys.includes(node.id)
              ? { ...node, data: { ...node.data, config: withValues(node.data.config, values) } }
              : node,
          ),
        })),
      rename: (key, name) => change(`rename ${key}`, (flow) => renamed(flow, key, name, types)),

      toggleBreakpoints: (keys) => toggle('hasBreakpoint', keys),
      toggleFresh: (keys) => toggle('isFresh', keys),

      removeSelected: () =>
        change('remove selected', ({ nodes, edges }) => {
          const left = nodes.filter(({ selected }) => !selected);
          const keys = new Set(left.map(({ id }) => id));
          return {
            nodes: left,
            edges: edges.filter(({ selected, source, target }) => !selected && keys.has(source) && keys.has(target)),
          };
        }),

      select(keys) {
        const chosen = new Set(keys);
        set(({ nodes, edges }) => ({
          nodes: nodes.map((node) => withSelected(node, chosen.has(node.id))),
          edges: edges.map((edge) => withSelected(edge, false)),
        }));
      },
      selectAll: () => set(({ nodes }) => ({ nodes: nodes.map((node) => withSelected(node, true)) })),

      undo: () => travel(undo),
      redo: () => travel(redo),
      replace: (graph) => set({ ...toFlow(graph, types), history: emptyHistory() }),
      setProblems: (problems) => set({ problems, problemsByNode: byNode(problems) }),
      holdWire: (wireInHand) => set({ wireInHand }),
      rememberAssets: (urls) => set(({ assetUrls }) => ({ assetUrls: { ...assetUrls, ...urls } })),
    };
  });
}

function flowOf({ nodes, edges }: Flow): Flow {
  return { nodes, edges };
}

function typesOf(catalogue: Catalogue): Types {
  return {
    title: ({ type }) => catalogue.nodeType(type)?.title ?? type,
    targetPort(target, handle) {
      const type = target && catalogue.nodeType(target.type);
      return (type && inputPort(type, handle)?.name) ?? handle;
    },
    sourceKind(source, handle) {
      const type = source && catalogue.nodeType(source.type);
      return type?.outputs.find(({ name }) => name === handle)?.kind ?? null;
    },
  };
}

function drawn(edge: GraphEdge, nodes: readonly FlowNode[], types: Types): FlowEdge {
  return toFlowEdge(edge, (key) => nodes.find(({ id }) => id === key)?.data, types);
}

function nodeChangeKind(changes: readonly NodeChange<FlowNode>[]): 'removed' | 'dragged' | 'moved' | 'other' {
  if (changes.some(({ type }) => type === 'remove')) return 'removed';
  const move = changes.find((item) => item.type === 'position');
  if (!move) return 'other';
  return move.dragging ? 'dragged' : 'moved';
}

function unselected(node: FlowNode): FlowNode {
  return withSelected(node, false);
}

function withSelected<Item extends { selected?: boolean | undefined }>(item: Item, selected: boolean): Item {
  return (item.selected ?? false) === selected ? item : { ...item, selected };
}

function snapped({ x, y }: Point): Point {
  return { x: Math.round(x / gridSize) * gridSize, y: Math.round(y / gridSize) * gridSize };
}
