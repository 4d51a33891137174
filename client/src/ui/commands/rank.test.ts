import { expect, it } from 'vitest';
import { rank } from './rank.ts';

it('puts what begins so before what has it inside, and that before other words for it', () => {
  const ranks = [
    rank('Run fresh', '', 'run'),
    rank('Cancel the run', '', 'run'),
    rank('Prune', '', 'run'),
    rank('Start', 'run', 'run'),
  ];
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
  expect(new Set(ranks).size).toBe(4);
});

it('wants every word, in any order', () => {
  expect(rank('Run up to the selected node', '', 'node run')).toBeGreaterThan(0);
  expect(rank('Run fresh', '', 'run node')).toBe(0);
});

it('does not find a few letters in the middle of other words', () => {
  expect(rank('Add Reddit trends', 'what Reddit talks about', 'brea')).toBe(0);
  expect(rank('Pause before the selected nodes', 'breakpoint', 'brea')).toBeGreaterThan(0);
});

it('finds what looks the same, however it was typed', () => {
  expect(rank('Go to Café\u00a0ads', '', 'cafe\u0301 ads')).toBe(rank('Go to Café ads', '', 'café ads'));
  expect(rank('Go to Cafe\u0301 ads', '', 'CAFÉ')).toBeGreaterThan(0);
});
