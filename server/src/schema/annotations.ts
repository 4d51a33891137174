import type { AnnotationColor as AnnotationColorName, Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import { builder } from './builder.ts';
import { Position, PositionInput, Size, SizeInput } from './geometry.ts';

/* What people write on the canvas: part of the saved graph and of its version, without a meaning for runs. */

const AnnotationColor = builder.enumType('AnnotationColor', {
  description: 'The colours of notes and frames. Each is drawn so that it can be read in light and in dark.',
  values: {
    GRAY: { description: 'Gray, the default of a frame.' },
    RED: { description: 'Red.' },
    ORANGE: { description: 'Orange.' },
    YELLOW: { description: 'Yellow, the default of a note.' },
    GREEN: { description: 'Green.' },
    BLUE: { description: 'Blue.' },
    PURPLE: { description: 'Purple.' },
    PINK: { description: 'Pink.' },
  } satisfies Record<AnnotationColorName, object>,
});

export const WorkflowNote = builder.objectRef<Note>('WorkflowNote').implement({
  description: 'A text on the canvas.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The client’s own name for it, unique among the notes.' }),
    text: t.exposeString('text', { description: 'What it says.' }),
    color: t.expose('color', { description: 'Its colour.', type: AnnotationColor }),
    position: t.expose('position', { description: 'Its position.', type: Position }),
    size: t.expose('size', { description: 'Its size.', type: Size }),
  }),
});

export const WorkflowFrame = builder.objectRef<Frame>('WorkflowFrame').implement({
  description: 'A titled area behind nodes that belong together.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The client’s own name for it, unique among the frames.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    color: t.expose('color', { description: 'Its colour.', type: AnnotationColor }),
    position: t.expose('position', { description: 'Its position.', type: Position }),
    size: t.expose('size', { description: 'Its size.', type: Size }),
  }),
});

export const WorkflowNoteInput = builder.inputType('WorkflowNoteInput', {
  description: 'A text on the canvas.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'Your own, unique among the notes and stable from save to save.' }),
    text: t.string({ required: true, description: 'At most 5,000 characters.' }),
    color: t.field({ description: 'Its colour.', type: AnnotationColor, required: true, defaultValue: 'YELLOW' }),
    position: t.field({ description: 'Its position.', type: PositionInput, required: true }),
    size: t.field({ description: 'Its size.', type: SizeInput, required: true }),
  }),
});

export const WorkflowFrameInput = builder.inputType('WorkflowFrameInput', {
  description: 'A titled area of the canvas.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'Your own, unique among the frames and stable from save to save.' }),
    title: t.string({ required: true, description: 'At most 200 characters.' }),
    color: t.field({ description: 'Its colour.', type: AnnotationColor, required: true, defaultValue: 'GRAY' }),
    position: t.field({ description: 'Its position.', type: PositionInput, required: true }),
    size: t.field({ description: 'Its size.', type: SizeInput, required: true }),
  }),
});
