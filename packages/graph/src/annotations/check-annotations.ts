import type { Annotation } from './annotation.ts';
import type { Graph } from '../graph.ts';
import { annotationLimits as limits } from '../limits.ts';
import type { GraphProblem } from '../problem.ts';
import { quote } from '../text/wording.ts';

/** What is wrong with a graph's notes and frames so that they cannot be saved, each with its path; empty when they can. */
export function checkAnnotations({ notes = [], frames = [] }: Pick<Graph, 'notes' | 'frames'>): GraphProblem[] {
  return [
    ...checkKind('notes', notes, ({ text }) => checkLength(text, 'text', limits.text)),
    ...checkKind('frames', frames, ({ title }) => checkLength(title, 'title', limits.title)),
  ];
}

/** A field that does not fit, and what is expected of it. */
interface Misfit {
  field: string[];
  expected: string;
}

function checkKind<Kind extends Annotation>(
  kind: 'notes' | 'frames',
  all: readonly Kind[],
  checkWords: (one: Kind) => Misfit[],
): GraphProblem[] {
  if (all.length > limits.count) {
    const message = `${kind}: there can be at most ${limits.count}, but these are ${all.length.toLocaleString('en')}.`;
    return [{ code: 'GRAPH_TOO_LARGE', message, nodeKeys: [], path: [kind] }];
  }
  const places = new Map<string, number>();
  return all.flatMap((one, index) => {
    const first = places.get(one.key);
    if (first === undefined) places.set(one.key, index);
    const path = [kind, String(index)];
    const misfits = [...checkKey(one.key), ...checkWords(one), ...checkSize(one)].map(({ field, expected }) => ({
      code: 'ANNOTATION_INVALID' as const,
      message: `${[...path, ...field].join('.')} ${expected}.`,
      nodeKeys: [],
      path: [...path, ...field],
    }));
    return first === undefined ? misfits : [...misfits, duplicateKey(kind, one.key, first, index)];
  });
}

function checkKey(key: string): Misfit[] {
  if (key.trim() !== '' && key.length <= limits.key) return [];
  return [{ field: ['key'], expected: `must have 1 to ${limits.key} characters` }];
}

function checkLength(text: string, field: string, most: number): Misfit[] {
  if (text.length <= most) return [];
  const expected = `must have at most ${most.toLocaleString('en')} characters, but has ${text.length.toLocaleString('en')}`;
  return [{ field: [field], expected }];
}

function checkSize({ size }: Annotation): Misfit[] {
  return (['width', 'height'] as const)
    .filter((side) => !(size[side] >= 1 && size[side] <= limits.side))
    .map((side) => ({
      field: ['size', side],
      expected: `must be from 1 to ${limits.side.toLocaleString('en')}, but is ${size[side]}`,
    }));
}

function duplicateKey(kind: 'notes' | 'frames', key: string, first: number, index: number): GraphProblem {
  const message = `The key ${quote(key)} stands twice among the ${kind} (${kind}.${first} and ${kind}.${index}); each needs its own.`;
  return { code: 'DUPLICATE_KEY', message, nodeKeys: [], path: [kind, String(index), 'key'] };
}
