import type { Annotation } from '../model/annotation.ts';
import type { Flow, FlowNode } from '../model/flow.ts';

/** What things on the canvas are called together: `Prompt`, `3 nodes`, `the frame “Words”`, `4 items`. */
export function nameThings({ nodes, annotations }: Pick<Flow, 'nodes' | 'annotations'>, ids: Iterable<string>): string {
  const wanted = new Set(ids);
  const things = [...nodes, ...annotations].filter(({ id }) => wanted.has(id));
  const [first, ...others] = things;
  if (!first) return 'nothing';
  if (others.length === 0) return nameOne(first);
  const isAlike = others.every(({ type }) => type === first.type);
  return `${things.length} ${isAlike ? plurals[first.type ?? 'card'] : 'items'}`;
}

/** Anything that xyflow draws as a node. */
export type Thing = FlowNode | Annotation;

const plurals: Record<NonNullable<Thing['type']>, string> = { card: 'nodes', note: 'notes', frame: 'frames' };

function nameOne(thing: Thing): string {
  if (thing.type === 'note') return 'the note';
  if (thing.type === 'frame') return thing.data.title ? `the frame “${thing.data.title}”` : 'the frame';
  return thing.data.name;
}
