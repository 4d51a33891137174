import type { EditorStore } from './editor-store.ts';
import { chosenPart, toClipping } from './graph/clipping.ts';
import { around, gridSize, rectOf, snapped } from './graph/geometry.ts';
import type { Rect } from './graph/geometry.ts';
import type { Graph, Point } from './graph/graph.ts';
import { nameThings } from './store/name-things.ts';
import { chosenIds } from './store/selection-actions.ts';
import type { NamedStep } from './store/store-host.ts';

/** What can be seen of the canvas, for what is to be put where the person looks. */
export interface View {
  isInView(rect: Rect): boolean;
  /** The place under the pointer, or else the middle of what is seen. */
  here(): Point;
}

const aside = 2 * gridSize;

/** What is chosen as text, so that it can be carried to another tab or kept in a file; null when nothing is. */
export function copySelection(store: EditorStore): string | null {
  const part = chosenPart(store.getState());
  return part && toClipping(part);
}

export function duplicateSelection(store: EditorStore): void {
  const state = store.getState();
  const part = chosenPart(state);
  if (!part) return;
  const what = nameThings(state, chosenIds(state));
  addBeside(store, part, { name: `duplicate ${what}`, news: `Duplicated ${what}.` });
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
  const taken = new Set([...nodes, ...annotations].map(({ position }) => placeName(position, 0)));
  let distance = aside;
  // A second copy does not lie on the first.
  while (partsOf(part).some(({ position }) => taken.has(placeName(position, distance)))) distance += aside;
  addPart(part, { x: distance, y: distance }, step);
}

function placeName({ x, y }: Point, distance: number): string {
  const place = snapped({ x: x + distance, y: y + distance });
  return `${place.x} ${place.y}`;
}

function areaOf(part: Graph): Rect | null {
  const boxes = [...part.notes, ...part.frames].map(({ position, size }) => ({ ...position, ...size }));
  return around([...part.nodes.map(rectOf), ...boxes]);
}

function partsOf({ nodes, notes, frames }: Graph): { position: Point }[] {
  return [...nodes, ...notes, ...frames];
}
