import type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api.js';
import { isFrame, isNote } from '../model/annotation.ts';
import type { Annotation, FrameNode } from '../model/annotation.ts';
import type { Flow, FlowNode } from '../model/flow.ts';
import { frameAround, framePadding, framesById, idsInside } from '../model/frame-contents.ts';
import { around, centreOf, rectOf, snap } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';
import type { Point } from '../model/graph.ts';
import { wireOrder } from './wire-order.ts';

/*
 * Auto-layout: the graph goes to ELK as boxes with ports at their real places, a frame as a box that holds boxes, and comes back
 * as places. Notes that lie in no frame go along with the card that is nearest to them.
 */

/** A dot on a card's edge, measured from the card's corner. */
export interface Port extends Point {
  name: string;
  side: 'WEST' | 'EAST';
}

export interface LayoutTask {
  flow: Drawn;
  portsOf(nodeId: string): readonly Port[];
  /** How much higher a card is expected to become, so that what a run gives covers nothing. */
  roomOf(node: FlowNode): number;
  /** What is to be laid out, by id; null for everything. */
  chosen: ReadonlySet<string> | null;
}

/** A graph, as far as it is drawn. */
type Drawn = Pick<Flow, 'nodes' | 'edges' | 'annotations'>;

/** What is laid out: cards, frames as boxes around their contents, and the notes in those frames. */
interface Parts {
  things: readonly (FlowNode | Annotation)[];
  /** The frame that each lies in, among those that are laid out. */
  frameOf: ReadonlyMap<string, FrameNode>;
}

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
  'elk.spacing.nodeNode': '40',
  'elk.spacing.componentComponent': '64',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Of more things than these the neatest layout takes ten seconds; this one takes one. */
const many = 300;
const quickOptions = { 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.thoroughness': '3' };

const { side, top } = framePadding;
const frameOptions = { 'elk.padding': `[top=${top},left=${side},bottom=${side},right=${side}]` };
const cardOptions = { 'elk.portConstraints': 'FIXED_POS' };

/** The graph as ELK takes it. */
export function toElk({ flow, portsOf, roomOf, chosen }: LayoutTask): ElkNode {
  const parts = partsOf(flow, chosen);
  const ids = new Set(parts.things.map(({ id }) => id));
  const places = new Map(wireOrder([...ids], flow.edges).map((id, index) => [id, index]));
  const ordered = parts.things.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const portIds = new Set<string>();
  const childrenOf = (frame: FrameNode | undefined): ElkNode[] =>
    ordered.filter(({ id }) => parts.frameOf.get(id) === frame).map(boxOf);

  function boxOf(thing: FlowNode | Annotation): ElkNode {
    const { width, height } = rectOf(thing);
    if (thing.type === 'note') return { id: thing.id, width, height };
    if (thing.type === 'frame') {
      const children = childrenOf(thing);
      return children.length > 0
        ? { id: thing.id, children, layoutOptions: frameOptions }
        : { id: thing.id, width, height };
    }
    const ports = portsOf(thing.id).map((port): ElkPort => {
      const id = portId(thing.id, port.side, port.name);
      portIds.add(id);
      return { id, x: port.x, y: port.y, width: 0, height: 0, layoutOptions: { 'elk.port.side': port.side } };
    });
    return {
      id: thing.id,
      width,
      height: height + roomOf(thing),
      ports,
      layoutOptions: ports.length > 0 ? cardOptions : {},
    };
  }

  const children = childrenOf(undefined);
  const edges = flow.edges
    .filter(({ source, target }) => ids.has(source) && ids.has(target))
    .map((edge, index): ElkExtendedEdge => {
      const from = portId(edge.source, 'EAST', edge.sourceHandle ?? '');
      const to = portId(edge.target, 'WEST', edge.targetHandle ?? '');
      return {
        id: `edge ${index}`,
        sources: [portIds.has(from) ? from : edge.source],
        targets: [portIds.has(to) ? to : edge.target],
      };
    });
  const layoutOptions = parts.things.length > many ? { ...options, ...quickOptions } : options;
  return { id: 'canvas', layoutOptions, children, edges };
}

/** Where everything goes: what ELK placed, on the grid, its corner where it was; frames around it; notes beside their cards. */
export function fromElk({ flow, chosen }: LayoutTask, answer: ElkNode): Map<string, Rect> {
  const parts = partsOf(flow, chosen);
  const before = around(parts.things.map(rectOf));
  const placed = absolute(answer);
  fitFrames(parts, placed);
  const after = around([...placed.values()]);
  if (!before || !after) return new Map();
  const [dx, dy] = [snap(before.x - after.x), snap(before.y - after.y)];
  for (const [id, rect] of placed) placed.set(id, { ...rect, x: rect.x + dx, y: rect.y + dy });
  takeNotesAlong(flow, placed);
  wrapOuterFrames(flow, placed);
  return placed;
}

function partsOf(flow: Drawn, chosen: ReadonlySet<string> | null): Parts {
  const holders = framesById(flow);
  const inChosen = new Set(chosen);
  for (const frame of flow.annotations.filter(isFrame)) {
    if (inChosen.has(frame.id)) for (const id of idsInside(frame, flow)) inChosen.add(id);
  }
  const isIn = ({ id }: { id: string }) => chosen === null || inChosen.has(id);
  const frames = new Set(flow.annotations.filter((item) => isFrame(item) && isIn(item)).map(({ id }) => id));
  const frameOf = new Map([...holders].filter(([, frame]) => frames.has(frame.id)));
  const things = [...flow.nodes, ...flow.annotations].filter((thing) =>
    thing.type === 'note' ? frameOf.has(thing.id) : isIn(thing),
  );
  return { things, frameOf };
}

/** Places on the canvas, from places that are each told from the corner of the box around. */
function absolute(box: ElkNode, from: Point = { x: 0, y: 0 }, places = new Map<string, Rect>()): Map<string, Rect> {
  for (const child of box.children ?? []) {
    const at = { x: from.x + (child.x ?? 0), y: from.y + (child.y ?? 0) };
    places.set(child.id, { x: snap(at.x), y: snap(at.y), width: child.width ?? 0, height: child.height ?? 0 });
    absolute(child, at, places);
  }
  return places;
}

/** Frames around what they hold, as it stands on the grid; the inner ones first. */
function fitFrames({ things, frameOf }: Parts, placed: Map<string, Rect>): void {
  const depth = (id: string): number => {
    const frame = frameOf.get(id);
    return frame ? 1 + depth(frame.id) : 0;
  };
  const frames = things.filter((thing) => thing.type === 'frame').toSorted((a, b) => depth(b.id) - depth(a.id));
  for (const frame of frames) {
    const inside = things.filter(({ id }) => frameOf.get(id)?.id === frame.id);
    const rect = frameAround(inside.flatMap(({ id }) => placed.get(id) ?? []));
    if (rect) placed.set(frame.id, rect);
  }
}

function takeNotesAlong({ nodes, annotations }: Drawn, placed: Map<string, Rect>): void {
  const cards = nodes.map((node) => ({ id: node.id, rect: rectOf(node) }));
  for (const note of annotations.filter(isNote)) {
    if (placed.has(note.id)) continue;
    const middle = centreOf(rectOf(note));
    const [nearest] = cards.toSorted((a, b) => distance(centreOf(a.rect), middle) - distance(centreOf(b.rect), middle));
    const to = nearest && placed.get(nearest.id);
    if (!to) continue;
    const rect = rectOf(note);
    placed.set(note.id, { ...rect, x: rect.x + to.x - nearest.rect.x, y: rect.y + to.y - nearest.rect.y });
  }
}

/** Frames that were not laid out themselves, around what they hold now. */
function wrapOuterFrames(flow: Drawn, placed: Map<string, Rect>): void {
  const byId = new Map([...flow.nodes, ...flow.annotations].map((thing) => [thing.id, thing]));
  for (const frame of flow.annotations.filter(isFrame)) {
    const ids = placed.has(frame.id) ? [] : idsInside(frame, flow);
    if (!ids.some((id) => placed.has(id))) continue;
    const inside = ids.flatMap((id) => {
      const thing = byId.get(id);
      return placed.get(id) ?? (thing ? rectOf(thing) : []);
    });
    const rect = frameAround(inside);
    if (rect) placed.set(frame.id, rect);
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function portId(nodeId: string, edge: Port['side'], name: string): string {
  return JSON.stringify([nodeId, edge, name]);
}
