import { expect, test } from 'vitest';
import type { Frame, Note } from './annotation.ts';
import { checkAnnotations } from './check-annotations.ts';

const note = (over: Partial<Note> = {}): Note => ({
  key: 'n',
  text: 'Change the product here.',
  color: 'YELLOW',
  position: { x: -10_000, y: 0 },
  size: { width: 240, height: 120 },
  ...over,
});
const frame = (over: Partial<Frame> = {}): Frame => {
  const { text: _, ...annotation } = note();
  return { ...annotation, title: 'Inputs', ...over };
};
const many = (count: number) => Array.from({ length: count }, (_, index) => note({ key: `n${index}` }));

test('the largest that can be is kept, and so is nothing at all', () => {
  expect(checkAnnotations({})).toEqual([]);
  expect(checkAnnotations({ notes: many(200), frames: [frame({ title: 'x'.repeat(200) })] })).toEqual([]);
  const largest = note({ text: 'x'.repeat(5_000), size: { width: 20_000, height: 1 } });
  expect(checkAnnotations({ notes: [largest], frames: [frame({ key: largest.key })] })).toEqual([]);
});

test.each([
  [{ notes: many(201) }, 'GRAPH_TOO_LARGE', 'notes', 'notes: there can be at most 200, but these are 201.'],
  [{ notes: [note({ key: '' })] }, 'ANNOTATION_INVALID', 'notes.0.key', 'must have 1 to 200 characters'],
  [{ notes: [note(), note()] }, 'DUPLICATE_KEY', 'notes.1.key', 'The key “n” stands twice among the notes'],
  [{ notes: [note({ text: 'x'.repeat(5_001) })] }, 'ANNOTATION_INVALID', 'notes.0.text', 'at most 5,000'],
  [{ frames: [frame({ title: 'x'.repeat(201) })] }, 'ANNOTATION_INVALID', 'frames.0.title', 'at most 200'],
  [
    { frames: [frame({ size: { width: 0.5, height: 9 } })] },
    'ANNOTATION_INVALID',
    'frames.0.size.width',
    'frames.0.size.width must be from 1 to 20,000, but is 0.5.',
  ],
  [
    { frames: [frame({ size: { width: 9, height: 20_001 } })] },
    'ANNOTATION_INVALID',
    'frames.0.size.height',
    'from 1 to 20,000',
  ],
])('what does not fit is named: %#', (annotations, code, path, message) => {
  const problems = checkAnnotations(annotations);
  expect(problems).toMatchObject([{ code, path: path.split('.') }]);
  expect(problems[0]?.message).toContain(message);
});
