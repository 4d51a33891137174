import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { Node } from '@xyflow/react';
import type { MadeWay } from './geometry.ts';
import type { AnnotationColor, Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import type { Box } from './graph.ts';

/* Notes and frames as the canvas draws them. They have ids of their own sort, so that none can be taken for a node's key. */

export type NoteNode = Node<{ text: string; color: AnnotationColor }, 'note'> & MadeWay;
export type FrameNode = Node<{ title: string; color: AnnotationColor }, 'frame'> & MadeWay;
export type Annotation = NoteNode | FrameNode;

/** A frame stays below wires and cards also while it is chosen, which raises what is chosen by a thousand. */
const frameLevel = -1001;

export function toNoteNode({ key, text, color, ...box }: Note): NoteNode {
  return { id: `note:${key}`, type: 'note', data: { text, color }, ...placed(box), ariaLabel: noteLabel(text) };
}

export function toFrameNode({ key, title, color, ...box }: Frame): FrameNode {
  return {
    id: `frame:${key}`,
    type: 'frame',
    data: { title, color },
    ...placed(box),
    zIndex: frameLevel,
    // Its area is for what lies in it.
    dragHandle: '.frame-title',
    ariaLabel: frameLabel(title),
  };
}

export function toGraphNote({ id, data, ...node }: NoteNode): Note {
  return { key: keyOf(id), ...data, ...boxIn(node) };
}

export function toGraphFrame({ id, data, ...node }: FrameNode): Frame {
  return { key: keyOf(id), ...data, ...boxIn(node) };
}

export function isNote(annotation: Annotation): annotation is NoteNode {
  return annotation.type === 'note';
}

export function isFrame(annotation: Annotation): annotation is FrameNode {
  return annotation.type === 'frame';
}

/** The same note or frame with other words, also where screen readers tell of it. */
export function reworded(annotation: Annotation, words: string): Annotation {
  return isFrame(annotation)
    ? { ...annotation, data: { ...annotation.data, title: words }, ariaLabel: frameLabel(words) }
    : { ...annotation, data: { ...annotation.data, text: words }, ariaLabel: noteLabel(words) };
}

export function recoloured(annotation: Annotation, color: AnnotationColor): Annotation {
  return isFrame(annotation)
    ? { ...annotation, data: { ...annotation.data, color } }
    : { ...annotation, data: { ...annotation.data, color } };
}

function frameLabel(title: string): string {
  return `Frame ${title || 'without a title'}`;
}

function noteLabel(text: string): string {
  const start = cutText(text.trim(), 60);
  return start ? `Note: ${start}` : 'Empty note';
}

function placed({ position, size }: Box) {
  return { position: { x: position.x, y: position.y }, width: size.width, height: size.height };
}

type Placed = Pick<Annotation, 'position' | 'width' | 'height' | 'home'>;

function boxIn({ position, width = 1, height = 1, home }: Placed): Box {
  const { x, y } = home ?? position;
  return { position: { x, y }, size: { width, height: home?.height ?? height } };
}

function keyOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
