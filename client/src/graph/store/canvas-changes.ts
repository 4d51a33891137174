import { applyEdgeChanges, applyNodeChanges } from '@xyflow/react';
import type { EdgeChange, NodeChange } from '@xyflow/react';
import type { Annotation } from '../model/annotation.ts';
import type { Flow, FlowEdge, FlowNode } from '../model/flow.ts';
import type { Point } from '../model/graph.ts';
import { heldBy, moved, withHeld } from './moves.ts';
import { nameThings } from './name-things.ts';
import type { Thing } from './name-things.ts';
import type { StoreHost } from './store-host.ts';

/*
 * What the canvas library reports. A drag, and the resizing of a frame, is one step however long it takes: it is recorded when
 * it begins and worth saving when it ends. In between only the screen changes.
 */

export interface CanvasChanges {
  changeNodes(changes: NodeChange<Thing>[]): void;
  changeEdges(changes: EdgeChange<FlowEdge>[]): void;
}

export function canvasChanges({ get, set, change }: StoreHost): CanvasChanges {
  /** While something is dragged or resized: what the frames in hand held when it began. */
  let inHand: ReadonlyMap<string, readonly string[]> | null = null;

  function changeNodes(changes: NodeChange<Thing>[]) {
    const moves = movesIn(changes);
    const phase = phaseOf(changes);
    const isResize = changes.some((item) => item.type === 'dimensions' && item.resizing !== undefined);
    const held = inHand ?? (isResize || moves.size === 0 ? nothing : heldBy(get(), moves.keys()));
    const apply = (flow: Flow): Partial<Flow> => {
      const places = withHeld(flow, moves, held);
      const carried = new Map([...places].filter(([id]) => !moves.has(id)));
      return moved(putByHand(applied(changes, flow), moves), carried);
    };
    if (phase === 'held' && !inHand) {
      inHand = held;
      change({ name: `${isResize ? 'resize' : 'move'} ${nameThings(get(), idsIn(changes))}` }, apply);
    } else if (phase === 'settled' && inHand) {
      inHand = null;
      set((state) => ({ ...apply(state), revision: state.revision + 1 }));
    } else if (phase === 'settled' && moves.size > 0) {
      const ids = [...moves.keys()];
      change({ name: `move ${nameThings(get(), ids)}`, burst: `move ${ids.join(' ')}` }, apply);
    } else if (phase === 'removed') {
      inHand = null;
      const name = `delete ${nameThings(get(), idsIn(changes))}`;
      change({ name, burst: 'delete' }, apply);
    } else {
      set(apply);
    }
  }

  return {
    changeNodes,
    changeEdges(changes) {
      const apply = ({ edges }: Flow) => ({ edges: applyEdgeChanges(changes, edges) });
      const removed = changes.filter(({ type }) => type === 'remove');
      if (removed.length === 0) return set(apply);
      change({ name: removed.length === 1 ? 'disconnect' : 'disconnect nodes', announcement: 'Disconnected.' }, apply);
    },
  };
}

/** What of a graph lies on the canvas at a place of its own. */
type Things = Pick<Flow, 'nodes' | 'annotations'>;

const nothing: ReadonlyMap<string, readonly string[]> = new Map();

/** What somebody moves has no other place that it came from. */
function putByHand({ nodes, annotations }: Things, moves: ReadonlyMap<string, Point>): Things {
  const put = <Item extends Thing>(item: Item): Item =>
    item.home && moves.has(item.id) ? { ...item, home: undefined } : item;
  if (moves.size === 0) return { nodes, annotations };
  return { nodes: nodes.map(put), annotations: annotations.map(put) };
}

/** Each kind of thing in its own list; a list that nothing happens to stays the same. */
function applied(changes: readonly NodeChange<Thing>[], { nodes, annotations }: Flow): Things {
  const marked = new Set(annotations.map(({ id }) => id));
  const ofAnnotations = changes.filter((item) => 'id' in item && marked.has(item.id));
  const ofNodes =
    ofAnnotations.length === 0 ? changes : changes.filter((item) => !('id' in item && marked.has(item.id)));
  return {
    nodes: ofNodes.length === 0 ? nodes : applyNodeChanges(ofNodes as NodeChange<FlowNode>[], nodes),
    annotations:
      ofAnnotations.length === 0
        ? annotations
        : applyNodeChanges(ofAnnotations as NodeChange<Annotation>[], annotations),
  };
}

function movesIn(changes: readonly NodeChange<Thing>[]): Map<string, Point> {
  const moves = new Map<string, Point>();
  for (const item of changes) if (item.type === 'position' && item.position) moves.set(item.id, item.position);
  return moves;
}

function idsIn(changes: readonly NodeChange<Thing>[]): string[] {
  return changes.flatMap((item) => (item.type !== 'select' && 'id' in item ? [item.id] : []));
}

function phaseOf(changes: readonly NodeChange<Thing>[]): 'held' | 'settled' | 'removed' | 'other' {
  let phase: 'settled' | 'other' = 'other';
  for (const item of changes) {
    if (item.type === 'remove') return 'removed';
    if (item.type === 'position' && item.dragging) return 'held';
    if (item.type === 'dimensions' && item.resizing) return 'held';
    if (item.type === 'position' || (item.type === 'dimensions' && item.resizing === false)) phase = 'settled';
  }
  return phase;
}
