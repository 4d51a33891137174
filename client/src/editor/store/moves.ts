import { isFrame } from '../graph/annotation.ts';
import type { Annotation } from '../graph/annotation.ts';
import type { Flow } from '../graph/flow.ts';
import { idsInside } from '../graph/frame-contents.ts';
import type { Point } from '../graph/graph.ts';

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
      return place ? { ...node, position: { x: place.x, y: place.y } } : node;
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
  return { ...annotation, position: { x: place.x, y: place.y }, width, height };
}
