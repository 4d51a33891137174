import type { EditorStore } from './editor-store.ts';
import { chosenPart, toClipboardText } from '../file/clipboard-graph.ts';
import { toFrameNode, toNoteNode } from '../model/annotation.ts';
import { freeMove } from '../layout/free-move.ts';
import { around, contains, rectOf, snapped } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';
import type { Graph, Point } from '../model/graph.ts';
import { nameThings } from './name-things.ts';
import { chosenIds } from './selection-actions.ts';
import type { NamedStep } from './store-host.ts';

/** What can be seen of the canvas, for what is to be put where the person looks. */
export interface View {
  isInView(rect: Rect): boolean;
  /** The place under the pointer, or else the middle of what is seen. */
  here(): Point;
}

/** What is chosen as text, so that it can be carried to another tab or kept in a file; null when nothing is. */
export function copySelection(store: EditorStore): string | null {
  const part = chosenPart(store.getState());
  return part && toClipboardText(part);
}

/** A copy takes what its original takes, and stands beside it. */
export function duplicateSelection(store: EditorStore): void {
  const state = store.getState();
  const part = chosenPart(state, true);
  if (!part) return;
  const what = nameThings(state, chosenIds(state));
  addBeside(store, part, { name: `duplicate ${what}`, announcement: `Duplicated ${what}.` });
}

/** Adds a copied part beside where it was taken from; where the person looks, when that is out of sight. */
export function pastePart(store: EditorStore, part: Graph, view: View): void {
  const area = areaOf(part);
  if (!area) return;
  if (view.isInView(area)) addBeside(store, part);
  else addAt(store, part, view.here());
}

/** Adds a part with its middle at a place. */
export function addAt(store: EditorStore, part: Graph, { x, y }: Point): void {
  const area = areaOf(part);
  if (!area) return;
  store.getState().addPart(part, snapped({ x: x - area.x - area.width / 2, y: y - area.y - area.height / 2 }));
}

function addBeside(store: EditorStore, part: Graph, step?: NamedStep): void {
  const { nodes, annotations, addPart } = store.getState();
  const things = [...nodes, ...annotations];
  const drawn = new Map(things.map((thing) => [thing.id, rectOf(thing)]));
  const own = boxesOf(part).map(({ id, rect }) => ({ ...rect, ...sizeOf(drawn.get(id)) }));
  // A frame that holds all of it is no obstacle: the copy may lie in it as well.
  const others = things
    .filter((thing) => !(thing.type === 'frame' && own.every((rect) => contains(rectOf(thing), rect))))
    .map(rectOf);
  addPart(part, freeMove(own, others), step);
}

/** As it is drawn, which for cards is known only then. */
function sizeOf(rect: Rect | undefined): Partial<Rect> {
  return rect ? { width: rect.width, height: rect.height } : {};
}

function areaOf(part: Graph): Rect | null {
  return around(boxesOf(part).map(({ rect }) => rect));
}

/** What is copied, by the ids that it has on a canvas. */
function boxesOf({ nodes, notes, frames }: Graph): { id: string; rect: Rect }[] {
  return [
    ...nodes.map((node) => ({ id: node.key, rect: rectOf(node) })),
    ...[...notes.map(toNoteNode), ...frames.map(toFrameNode)].map((item) => ({ id: item.id, rect: rectOf(item) })),
  ];
}
