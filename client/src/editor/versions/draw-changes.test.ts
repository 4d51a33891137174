import { expect, it } from 'vitest';
import { drawChanges } from './draw-changes.ts';
import { sayPublished } from './say-published.ts';

const node = (key: string, x: number) => ({ key, name: key, position: { x, y: 0 } });
const edge = (sourceKey: string, targetKey: string) => ({ sourceKey, sourceHandle: 'o', targetKey, targetHandle: 'i' });

it('draws what is in both, what came and what went, in one frame', () => {
  const drawing = drawChanges(
    { nodes: [node('a', 0), node('b', 400), node('old', 800)], edges: [edge('a', 'b'), edge('b', 'old')] },
    { nodes: [node('a', 0), node('b', 400), node('new', 800)], edges: [edge('a', 'b'), edge('a', 'new')] },
    new Set(['b', 'gone']),
  );
  expect(drawing.nodes.map(({ key, mark }) => [key, mark])).toEqual([
    ['old', 'removed'],
    ['a', 'same'],
    ['b', 'changed'],
    ['new', 'added'],
  ]);
  expect(drawing.edges.map(({ mark }) => mark)).toEqual(['same', 'added', 'removed']);
  expect(drawing.viewBox).toBe('-40 -40 1160 190');
  expect(drawChanges({ nodes: [], edges: [] }, { nodes: [], edges: [] }, new Set()).viewBox).toBe('0 0 400 200');
});

const published = (problems: { severity: 'ERROR' | 'WARNING' }[] = []) => ({ version: 3, problems });
it.each([
  ['nothing', { publishedVersion: null, unpublishedChanges: null }, 'Publish', false],
  [
    'what the draft is',
    { publishedVersion: published(), unpublishedChanges: { count: 0, affectsRuns: false } },
    'Published 3',
    false,
  ],
  [
    'the same but for places',
    { publishedVersion: published(), unpublishedChanges: { count: 2, affectsRuns: false } },
    'Published 3',
    false,
  ],
  [
    'something else than the draft',
    { publishedVersion: published(), unpublishedChanges: { count: 2, affectsRuns: true } },
    'Published 3',
    true,
  ],
  [
    'what cannot run',
    { publishedVersion: published([{ severity: 'ERROR' }]), unpublishedChanges: null },
    'Published 3',
    true,
  ],
])('says of what is published: %s', (_, state, label, isAhead) => {
  expect(sayPublished(state)).toMatchObject({ label, isAhead });
});
