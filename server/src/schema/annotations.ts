import { annotationColors, type Frame, type Note } from '../graph/annotation.ts';
import { builder } from './builder.ts';
import { Position, PositionInput, Size, SizeInput } from './place.ts';

/* What people write on the canvas: part of the saved graph and of its version, without a meaning for runs. */

const AnnotationColor = builder.enumType('AnnotationColor', { values: annotationColors });

export const WorkflowNote = builder.objectRef<Note>('WorkflowNote').implement({
  description: 'A text of its own on the canvas.',
  fields: (t) => ({
    key: t.exposeString('key'),
    text: t.exposeString('text'),
    color: t.expose('color', { type: AnnotationColor }),
    position: t.expose('position', { type: Position }),
    size: t.expose('size', { type: Size }),
  }),
});

export const WorkflowFrame = builder.objectRef<Frame>('WorkflowFrame').implement({
  description: 'A titled area behind nodes that belong together.',
  fields: (t) => ({
    key: t.exposeString('key'),
    title: t.exposeString('title'),
    color: t.expose('color', { type: AnnotationColor }),
    position: t.expose('position', { type: Position }),
    size: t.expose('size', { type: Size }),
  }),
});

export const WorkflowNoteInput = builder.inputType('WorkflowNoteInput', {
  fields: (t) => ({
    key: t.string({ required: true, description: 'Your own, unique among the notes and stable from save to save.' }),
    text: t.string({ required: true, description: 'At most 5,000 characters.' }),
    color: t.field({ type: AnnotationColor, required: true, defaultValue: 'YELLOW' }),
    position: t.field({ type: PositionInput, required: true }),
    size: t.field({ type: SizeInput, required: true }),
  }),
});

export const WorkflowFrameInput = builder.inputType('WorkflowFrameInput', {
  fields: (t) => ({
    key: t.string({ required: true, description: 'Your own, unique among the frames and stable from save to save.' }),
    title: t.string({ required: true, description: 'At most 200 characters.' }),
    color: t.field({ type: AnnotationColor, required: true, defaultValue: 'GRAY' }),
    position: t.field({ type: PositionInput, required: true }),
    size: t.field({ type: SizeInput, required: true }),
  }),
});
