import { edgeIdentity, targetPort } from '@visualadgen/graph/connections/connect-ports.ts';
import { hasTemplates } from '@visualadgen/graph/fields/templates-in.ts';
import { mayTakeAll } from '@visualadgen/graph/lists/may-take-all.ts';
import { errorOutput } from '@visualadgen/graph/ports/branches.ts';
import { nameKey, tidyName } from '@visualadgen/graph/text/compare-text.ts';
import type { NodeTypeName } from '../../api/generated/graphql.ts';
import { withValues } from '../catalogue/with-value.ts';
import { renewed } from '../file/clipboard-graph.ts';
import { wiringOf } from '../connections/wiring.ts';
import {
  nodeLabel,
  renamed,
  toFlow,
  toFlowEdge,
  toFlowNode,
  toGraph,
  toGraphEdge,
  withKinds,
  withMutes,
} from '../model/flow.ts';
import type { Flow, FlowEdge, FlowNode, Types } from '../model/flow.ts';
import { snapped } from '../model/geometry.ts';
import { annotationLimits, inputLimits } from '@visualadgen/graph/limits.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Config, Graph, Point } from '../model/graph.ts';
import { newNodeKey, newNodeName } from '../model/keys.ts';
import { followed } from './follow-rename.ts';
import { markSteps } from './mark-steps.ts';
import type { Mark } from './mark-steps.ts';
import { nameThings } from './name-things.ts';
import { withSelected } from './selection-actions.ts';
import type { NamedStep, StoreHost } from './store-host.ts';

export interface NodeActions {
  /** Adds a node of a type, chosen; gives its key. */
  addNode(type: NodeTypeName, position: Point, extras?: Extras): string;
  /** Adds nodes, notes and frames under new keys, chosen. */
  addPart(part: Graph, move: Point, step?: NamedStep): void;
  /** Says whose first field is to have the focus; null once it has. */
  focusFirstField(key: string | null): void;
  connect(edge: GraphEdge): void;
  /** Leads an end of an edge to another port. It keeps its place in the order. */
  reconnect(edgeId: string, edge: GraphEdge): void;
  disconnect(edgeId: string): void;
  /** Says whether an edge brings a list as a whole, or one item after the other. */
  setAllAtOnce(edgeId: string, isAllAtOnce: boolean): void;
  /** Lets two edges change places in the order in which a port takes what they bring. */
  swapEdges(edgeId: string, otherId: string): void;
  /** Sets a field of a node's config; undefined takes it back to the default. */
  setField(key: string, field: string, value: unknown): void;
  /** Sets several fields of one node, or of several, as one step. */
  setFields(keys: readonly string[], values: Config): void;
  /** Sets a field as a late part of the step that made the node, which is undone with it. */
  fillIn(key: string, field: string, value: unknown): void;
  /** Names a node, letter for letter as it is written. */
  rename(key: string, name: string): void;
  /** Brings a written name into order, and lets the templates that named the node by its earlier name follow, in the same step. */
  finishRename(key: string, from: string): void;
  /** Sets breakpoints on these nodes, or takes them away where all have one. */
  toggleBreakpoints(keys: readonly string[]): void;
  /** Makes these nodes run each time, or lets them reuse earlier results again where all run each time. */
  toggleFresh(keys: readonly string[]): void;
  /** Makes these nodes sit out, or run again where all sit out. */
  toggleMuted(keys: readonly string[]): void;
  /** Lets the first failed item end these nodes, or lets them go on with the others where all of them end. */
  toggleStops(keys: readonly string[]): void;
  /** Gives these nodes an output for what goes wrong, or takes it away with what is connected to it. */
  toggleErrorOutputs(keys: readonly string[]): void;
}

/** What comes with a new node. */
interface Extras {
  config?: Config;
  /** What it is called, where that is not its type's title; with a number where another is called so. */
  name?: string | undefined;
  /** Its wires, once its key is known. */
  wires?: (key: string) => GraphEdge[];
  /** The edge that they stand for, by its id. */
  replaces?: string;
  /** Somebody adds it by hand, to write in it next. */
  isToBeWritten?: boolean;
}

/** What nobody has asked for yet. */
const plain = { hasBreakpoint: false, isFresh: false, isMuted: false, stopsAtFailedItem: false };

export function nodeActions({ get, set, change, types, catalogue }: StoreHost): NodeActions {
  const drawn = (edge: GraphEdge, nodes: readonly FlowNode[]): FlowEdge =>
    toFlowEdge(edge, (key) => nodes.find(({ id }) => id === key)?.data, types);
  const nameOf = (key: string) => nameThings(get(), [key]);
  const templateFields = (type: NodeTypeName) =>
    (catalogue.nodeType(type)?.fields ?? []).flatMap((field) => (hasTemplates(field) ? [field.name] : []));

  function setFields(keys: readonly string[], values: Config) {
    const step = {
      name: `edit ${nameThings(get(), keys)}`,
      burst: `set ${keys.join(' ')} ${Object.keys(values).join(' ')}`,
    };
    change(step, (flow) => withFields(flow, keys, values, types));
  }

  /** The edges of a new part that may be connected: those within it, and from outside what the ports take. */
  function allowed(part: Graph, edges: readonly FlowEdge[], nodes: readonly FlowNode[]): GraphEdge[] {
    const own = new Set(part.nodes.map(({ key }) => key));
    const nodeOf = (key: string) => nodes.find(({ id }) => id === key)?.data;
    const joined = [...edges];
    return part.edges.filter((edge) => {
      const isIn = own.has(edge.sourceKey) || wiringOf({ nodes, edges: joined }, catalogue).refuse(edge) === null;
      if (isIn) joined.push(toFlowEdge(edge, nodeOf, types));
      return isIn;
    });
  }

  /** Whether the input that it ends at may take a list as a whole. */
  function canBringAll({ targetKey, targetHandle }: GraphEdge): boolean {
    const target = get().nodes.find(({ id }) => id === targetKey)?.data;
    const type = catalogue.nodeType(target?.type);
    const port = type && targetPort(type, targetHandle);
    return target !== undefined && port !== undefined && mayTakeAll(port, target.config);
  }

  function toggle(mark: Mark, keys: readonly string[]) {
    const chosen = new Set(keys);
    if (chosen.size === 0) return;
    const isSet = !get().nodes.every(({ id, data }) => !chosen.has(id) || data[mark]);
    change(markSteps[mark](isSet, nameThings(get(), chosen)), ({ nodes, edges }) => {
      const after = nodes.map((node) => {
        if (!chosen.has(node.id)) return node;
        const data = { ...node.data, [mark]: isSet };
        return { ...node, data, ariaLabel: nodeLabel(data, types) };
      });
      if (mark === 'isMuted') return { nodes: after, edges: withMutes(edges, after) };
      const isGone = ({ source, sourceHandle }: FlowEdge) => chosen.has(source) && sourceHandle === errorOutput.name;
      return {
        nodes: after,
        edges: mark === 'hasErrorOutput' && !isSet ? edges.filter((edge) => !isGone(edge)) : edges,
      };
    });
  }

  return {
    addNode(type, position, { config = {}, name: preferred, wires, replaces, isToBeWritten = false } = {}) {
      const { nodes, annotations } = get();
      const key = newNodeKey(new Set(nodes.map(({ id }) => id)));
      const title = catalogue.nodeType(type)?.title ?? type;
      const name = newNodeName(preferred ?? title, new Set(nodes.map(({ data }) => nameKey(data.name))));
      const node = toFlowNode({ key, type, name, config, position: snapped(position), ...plain }, types);
      change({ name: `add ${name}`, announcement: `Added ${name}.` }, (flow) => {
        const after = [...flow.nodes.map(unselected), { ...node, selected: true }];
        const edges = replaces ? flow.edges.filter(({ id }) => id !== replaces) : flow.edges;
        return {
          nodes: after,
          edges: wires ? [...edges, ...wires(key).map((edge) => drawn(edge, after))] : edges,
          annotations: annotations.map(unselected),
        };
      });
      if (isToBeWritten && !get().isReadOnly) set({ firstField: key });
      return key;
    },

    addPart(part, move, step) {
      const known = part.nodes.filter(({ type }) => catalogue.nodeType(type));
      const taken = toGraph(get());
      const fresh = renewed({ ...withRoom(part, taken), nodes: known }, taken, move, templateFields);
      const added = toFlow({ ...fresh, ...onGrid(fresh) }, types);
      const ids = [...added.nodes, ...added.annotations].map(({ id }) => id);
      if (ids.length === 0) return;
      const what = nameThings(added, ids);
      change(
        step ?? { name: `paste ${what}`, announcement: `Pasted ${what}.` },
        ({ nodes, edges, annotations, inputs, outputs }) => {
          const after = [...nodes.map(unselected), ...added.nodes.map(selected)];
          return {
            nodes: after,
            edges: [...edges, ...allowed(fresh, edges, after).map((edge) => drawn(edge, after))],
            annotations: [...annotations.map(unselected), ...added.annotations.map(selected)],
            inputs: [...inputs, ...added.inputs].slice(0, inputLimits.count),
            outputs: [...outputs, ...added.outputs].slice(0, inputLimits.count),
          };
        },
      );
    },

    focusFirstField: (firstField) => set({ firstField }),

    connect(edge) {
      const joint = `${nameOf(edge.sourceKey)} to ${nameOf(edge.targetKey)}`;
      const step = { name: `connect ${joint}`, announcement: `Connected ${joint}.` };
      change(step, ({ nodes, edges }) => ({ edges: [...edges, drawn(edge, nodes)] }));
    },
    reconnect(id, edge) {
      if (edgeIdentity(edge) === id) return;
      const joint = `${nameOf(edge.sourceKey)} to ${nameOf(edge.targetKey)}`;
      const step = { name: `connect ${joint}`, announcement: `Connected ${joint}.` };
      const isAllAtOnce = get().edges.find((old) => old.id === id)?.data?.isAllAtOnce === true && canBringAll(edge);
      change(step, ({ nodes, edges }) => ({
        edges: edges.map((other) => (other.id === id ? drawn({ ...edge, isAllAtOnce }, nodes) : other)),
      }));
    },
    setAllAtOnce(id, isAllAtOnce) {
      const edge = get().edges.find((other) => other.id === id);
      if (!edge?.data || edge.data.isAllAtOnce === isAllAtOnce) return;
      const [from, to] = [nameOf(edge.source), nameOf(edge.target)];
      const step = isAllAtOnce
        ? { name: `take ${from} all at once`, announcement: `${to} takes ${from} all at once.` }
        : { name: `take ${from} one by one`, announcement: `${to} takes ${from} one item after the other.` };
      change(step, ({ nodes, edges }) => ({
        edges: edges.map((other) => (other.id === id ? drawn({ ...toGraphEdge(other), isAllAtOnce }, nodes) : other)),
      }));
    },
    disconnect(id) {
      const edge = get().edges.find((other) => other.id === id);
      if (!edge) return;
      const joint = `${nameOf(edge.source)} from ${nameOf(edge.target)}`;
      const step = { name: `disconnect ${joint}`, announcement: `Disconnected ${joint}.` };
      change(step, ({ edges }) => ({ edges: edges.filter((other) => other !== edge) }));
    },

    swapEdges(id, otherId) {
      const places = [id, otherId].map((one) => get().edges.findIndex((edge) => edge.id === one));
      const [from = -1, to = -1] = places;
      const moved = get().edges[from];
      if (!moved || to < 0) return;
      const announcement = `${nameOf(moved.source)} changed places in ${nameOf(moved.target)}.`;
      change({ name: `reorder the inputs of ${nameOf(moved.target)}`, announcement }, ({ edges }) => ({
        edges: edges.map((edge, index) => (index === from ? edges[to] : index === to ? edges[from] : edge) ?? edge),
      }));
    },

    setField: (key, field, value) => setFields([key], { [field]: value }),
    setFields,
    fillIn(key, field, value) {
      if (!get().nodes.some(({ id }) => id === key)) return;
      set((state) => ({ ...withFields(state, [key], { [field]: value }, types), revision: state.revision + 1 }));
    },
    rename: (key, name) =>
      change({ name: `rename ${nameOf(key)}`, burst: `rename ${key}`, isOneBurst: true }, (flow) =>
        renamed(flow, key, name, types),
      ),
    finishRename(key, from) {
      const data = get().nodes.find(({ id }) => id === key)?.data;
      if (!data || data.name === from) return;
      const name = tidyName(data.name) || (catalogue.nodeType(data.type)?.title ?? data.type);
      // A late part of the renaming, which is undone with it.
      set((state) => ({
        ...followed(
          name === data.name ? state : { ...state, ...renamed(state, key, name, types) },
          key,
          from,
          templateFields,
        ),
        history: { ...state.history, newest: null },
        revision: state.revision + 1,
      }));
    },

    toggleBreakpoints: (keys) => toggle('hasBreakpoint', keys),
    toggleFresh: (keys) => toggle('isFresh', keys),
    toggleMuted: (keys) => toggle('isMuted', keys),
    toggleStops: (keys) => toggle('stopsAtFailedItem', keys),
    toggleErrorOutputs: (keys) => toggle('hasErrorOutput', keys),
  };
}

function withFields(
  { nodes, edges }: Flow,
  keys: readonly string[],
  values: Config,
  types: Types,
): Pick<Flow, 'nodes' | 'edges'> {
  const after = nodes.map((node) =>
    keys.includes(node.id) ? { ...node, data: { ...node.data, config: withValues(node.data.config, values) } } : node,
  );
  return { nodes: after, edges: withKinds(edges, after, keys, types) };
}

/** Without the notes and frames that would be more than a canvas holds. */
function withRoom(part: Graph, { notes, frames }: Graph): Graph {
  const { count } = annotationLimits;
  return {
    ...part,
    notes: part.notes.slice(0, count - notes.length),
    frames: part.frames.slice(0, count - frames.length),
  };
}

function onGrid({ nodes, notes, frames }: Graph): Pick<Graph, 'nodes' | 'notes' | 'frames'> {
  const place = <Item extends { position: Point }>(item: Item) => ({ ...item, position: snapped(item.position) });
  return { nodes: nodes.map(place), notes: notes.map(place), frames: frames.map(place) };
}

function unselected<Item extends { selected?: boolean | undefined }>(item: Item): Item {
  return withSelected(item, false);
}

function selected<Item extends { selected?: boolean | undefined }>(item: Item): Item {
  return withSelected(item, true);
}
