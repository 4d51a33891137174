import { isFrame } from '../model/annotation.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Flow, FlowNode } from '../model/flow.ts';
import { idsInside } from '../model/frame-contents.ts';
import type { Point } from '../model/graph.ts';
import type { MadeRoom } from '../layout/make-room.ts';

type Canvas = Pick<Flow, 'nodes' | 'annotations'>;

/** Where things go, by id; a size with it where that changes, too. */
export type Places = ReadonlyMap<string, Point & { width?: number; height?: number }>;

/** What each of these frames holds, by the frame's id. */
export function heldBy(canvas: Canvas, ids: Iterable<string>): Map<string, readonly string[]> {
  const wanted = new Set(ids);
  const frames = canvas.annotations.filter(isFrame).filter(({ id }) => wanted.has(id));
  return new Map(frames.map((frame) => [frame.id, idsInside(frame, canvas)]));
}

/** The same places with those of what lies in the frames that move. What has a place of its own keeps it. */
export function withHeld(canvas: Canvas, places: Places, held: ReadonlyMap<string, readonly string[]>): Places {
  if (held.size === 0) return places;
  const now = new Map([...canvas.nodes, ...canvas.annotations].map(({ id, position }) => [id, position]));
  const all = new Map(places);
  for (const [frameId, ids] of held) {
    const [from, to] = [now.get(frameId), places.get(frameId)];
    if (!from || !to) continue;
    for (const id of ids) {
      const position = now.get(id);
      if (position && !all.has(id)) all.set(id, { x: position.x + to.x - from.x, y: position.y + to.y - from.y });
    }
  }
  return all;
}

/** The canvas with things in other places; what does not move stays the same object. */
export function moved({ nodes, annotations }: Canvas, places: Places): Canvas {
  if (places.size === 0) return { nodes, annotations };
  return {
    nodes: nodes.map((node) => {
      const place = places.get(node.id);
      return place ? { ...node, position: { x: place.x, y: place.y }, home: undefined } : node;
    }),
    annotations: annotations.some(({ id }) => places.has(id))
      ? annotations.map((annotation) => movedAnnotation(annotation, places))
      : annotations,
  };
}

function movedAnnotation(annotation: Annotation, places: Places): Annotation {
  const place = places.get(annotation.id);
  if (!place) return annotation;
  const { width, height } = { width: annotation.width, height: annotation.height, ...place };
  return { ...annotation, position: { x: place.x, y: place.y }, width, height, home: undefined };
}

/** The canvas with things out of the way of results. Where somebody put them stays known. */
export function madeWay({ nodes, annotations }: Canvas, made: MadeRoom): Canvas {
  const away = <Item extends FlowNode | Annotation>(item: Item): Item => {
    const place = made.get(item.id);
    if (!place) return item;
    const { x, y, height } = place;
    const { position, height: before } = item;
    const home = item.home ?? { x: position.x, y: position.y, ...(before !== undefined && { height: before }) };
    return { ...item, position: { x, y }, home, ...(height !== undefined && { height }) };
  };
  return { nodes: nodes.map(away), annotations: annotations.map(away) };
}

/** Another state of the canvas, in which what had made way and has not been moved by hand stays out of the way. */
export function stillAway(shown: Flow, now: Canvas): Flow {
  const byId = new Map([...now.nodes, ...now.annotations].map((thing) => [thing.id, thing]));
  const keep = <Item extends FlowNode | Annotation>(item: Item): Item => {
    const same = byId.get(item.id);
    const [put, was] = [item.home ?? item.position, same && (same.home ?? same.position)];
    if (!same?.home || put.x !== was?.x || put.y !== was.y) return item;
    const { position, home, height } = same;
    return { ...item, position, home, ...(height !== undefined && { height }) };
  };
  return { ...shown, nodes: shown.nodes.map(keep), annotations: shown.annotations.map(keep) };
}
