import { expect, test } from 'vitest';
import { judgeNode, judgeRoom } from './machine.ts';

test.each([
  [50 * 1024 ** 3, null],
  [0.5 * 1024 ** 3, 'warning'],
  [0.05 * 1024 ** 3, 'bad'],
])('%i bytes left', (free, level) => {
  expect(judgeRoom('/srv/ads/.data', free)?.level ?? null).toBe(level);
});

test.each([
  ['20.20.2', 'bad'],
  ['24.0.0', 'good'],
  ['26.1.0', 'good'],
])('Node %s', (version, level) => {
  expect(judgeNode(version).level).toBe(level);
});
