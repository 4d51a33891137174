import { expect, it } from 'vitest';
import { neededFor } from './needed-for.ts';

const wire = (source: string, target: string) => ({ source, target });
const edges = [wire('a', 'b'), wire('b', 'd'), wire('c', 'd'), wire('d', 'e'), wire('c', 'f')];

it('takes in all that leads to a node, and nothing that follows from it', () => {
  expect([...neededFor(edges, 'd')].toSorted()).toEqual(['a', 'b', 'c', 'd']);
  expect([...neededFor(edges, 'f')].toSorted()).toEqual(['c', 'f']);
  expect([...neededFor(edges, 'a')]).toEqual(['a']);
});

it('comes to an end where edges make a loop', () => {
  expect([...neededFor([wire('a', 'b'), wire('b', 'a')], 'a')].toSorted()).toEqual(['a', 'b']);
});
