import { isFrame, isNote, recoloured, reworded, toFrameNode, toNoteNode } from '../model/annotation.ts';
import type { Annotation } from '../model/annotation.ts';
import { frameAround, framesById } from '../model/frame-contents.ts';
import { rectOf, snapped } from '../model/geometry.ts';
import type { Rect } from '../model/geometry.ts';
import { annotationLimits } from '@visualadgen/graph/limits.ts';
import type { AnnotationColor } from '@visualadgen/graph/annotations/annotation.ts';
import type { Size } from '../model/graph.ts';
import { newNodeKey } from '../model/keys.ts';
import { nameThings } from './name-things.ts';
import { chosenIds, withSelected } from './selection-actions.ts';
import type { StoreHost } from './store-host.ts';

export interface AnnotationActions {
  /** Adds a note, chosen, to be written at once; answers whether there was room for one more. */
  addNote(rect: Rect): boolean;
  /** Puts a frame around what is chosen, or else there, to be named at once; answers whether there was room for one more. */
  addFrame(rect: Rect): boolean;
  /** Takes away the frames that are chosen, or those that what is chosen lies in. */
  removeFrames(): void;
  /** Sets a note's text or a frame's title. */
  reword(id: string, words: string): void;
  /** Makes a note or frame larger by so much, or smaller. */
  resize(id: string, by: Size): void;
  recolour(ids: readonly string[], color: AnnotationColor): void;
  /** Begins to write the words of a note or a frame, or ends it. */
  edit(id: string | null): void;
}

export function annotationActions({ get, set, change }: StoreHost): AnnotationActions {
  function add(annotation: Annotation, name: string, announcement: string): boolean {
    const count = get().annotations.filter(({ type }) => type === annotation.type).length;
    if (count >= annotationLimits.count) return false;
    change({ name, announcement }, ({ nodes, edges, annotations }) => ({
      nodes: nodes.map((node) => withSelected(node, false)),
      edges: edges.map((edge) => withSelected(edge, false)),
      annotations: [...annotations.map((other) => withSelected(other, false)), { ...annotation, selected: true }],
    }));
    if (!get().isReadOnly) set({ editing: annotation.id });
    return true;
  }

  const newKey = () => newNodeKey(new Set(get().annotations.map(({ id }) => id.slice(id.indexOf(':') + 1))));

  return {
    addNote({ width, height, ...position }) {
      const box = { position: snapped(position), size: { width, height } };
      return add(toNoteNode({ key: newKey(), text: '', color: 'YELLOW', ...box }), 'add a note', 'Added a note.');
    },

    addFrame(rect) {
      const state = get();
      const ids = chosenIds(state);
      const chosen = new Set(ids);
      const around = frameAround([...state.nodes, ...state.annotations].filter(({ id }) => chosen.has(id)).map(rectOf));
      const { width, height, ...position } = around ?? rect;
      const box = { position: snapped(position), size: { width, height } };
      const what = nameThings(state, ids);
      const frame = toFrameNode({ key: newKey(), title: '', color: nextColor(state.annotations), ...box });
      return around
        ? add(frame, `frame ${what}`, `Put a frame around ${what}.`)
        : add(frame, 'add a frame', 'Added a frame.');
    },

    removeFrames() {
      const gone = framesToRemove(get());
      if (gone.size === 0) return;
      const what = nameThings(get(), gone);
      change({ name: `ungroup ${what}`, announcement: `Removed ${what}.` }, ({ annotations }) => ({
        annotations: annotations.filter(({ id }) => !gone.has(id)),
      }));
    },

    reword(id, words) {
      const annotation = get().annotations.find((other) => other.id === id);
      if (!annotation) return;
      const step = { name: isNote(annotation) ? 'write the note' : 'rename the frame', burst: `reword ${id}` };
      change(step, ({ annotations }) => ({
        annotations: annotations.map((other) => (other.id === id ? reworded(other, words) : other)),
      }));
    },

    resize(id, by) {
      const within = (side: number) => Math.min(Math.max(smallest, side), annotationLimits.side);
      change({ name: `resize ${nameThings(get(), [id])}`, burst: `resize ${id}` }, ({ annotations }) => ({
        annotations: annotations.map((other) => {
          if (other.id !== id) return other;
          const { width, height } = rectOf(other);
          return { ...other, width: within(width + by.width), height: within(height + by.height) };
        }),
      }));
    },

    recolour(ids, color) {
      const chosen = new Set(ids);
      change({ name: `colour ${nameThings(get(), ids)}`, burst: `colour ${ids.join(' ')}` }, ({ annotations }) => ({
        annotations: annotations.map((other) => (chosen.has(other.id) ? recoloured(other, color) : other)),
      }));
    },

    edit: (editing) => set(({ isReadOnly }) => ({ editing: isReadOnly ? null : editing })),
  };
}

/** Of a note or frame, so that it can still be held. */
const smallest = 64;

function framesToRemove(state: Parameters<typeof framesById>[0]): Set<string> {
  const chosen = chosenIds(state);
  const frames = state.annotations.filter(isFrame).map(({ id }) => id);
  const chosenFrames = frames.filter((id) => chosen.includes(id));
  if (chosenFrames.length > 0) return new Set(chosenFrames);
  const holders = framesById(state);
  return new Set(chosen.flatMap((id) => holders.get(id)?.id ?? []));
}

const frameColors = ['BLUE', 'GREEN', 'PURPLE', 'ORANGE', 'PINK', 'RED', 'GRAY'] as const;

/** One after the other, so that frames can be told apart without anybody choosing. */
function nextColor(annotations: readonly Annotation[]): AnnotationColor {
  return frameColors[annotations.filter(isFrame).length % frameColors.length] ?? 'GRAY';
}
