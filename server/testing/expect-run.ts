import { expect } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import type { ExecutionRow, NodeExecutionRow } from '../src/store/tables.ts';
import { countsOf } from './branching-graphs.ts';
import { expectBranching, placeOf } from './expect-branching.ts';

interface Run {
  execution: ExecutionRow | undefined;
  nodes: Record<string, NodeExecutionRow>;
  /** Nodes and items. */
  parts: readonly NodeExecutionRow[];
  events: readonly { sequence: number }[];
}

/** That a run of a branching graph has come out as loops over its items say. */
export function expectRun(graph: Graph, found: Run, areFailuresOn: boolean): void {
  const { execution, nodes, parts: written, events } = found;
  const counted = countsOf(graph);
  const expectations = expectBranching(graph, areFailuresOn);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  for (const { key, type } of graph.nodes.filter((one) => one.type !== 'LIST')) {
    const expected = expectations.get(key);
    const row = nodes[key];
    const notTaken = row?.error_details?.['notTaken'];
    expect([key, row?.status, Array.isArray(notTaken)]).toEqual([key, expected?.status, expected?.isAbsent]);
    if (Array.isArray(notTaken)) expect(notTaken.length).toBeGreaterThan(0);
    if (!expected || expected.status === 'SKIPPED') continue;
    expect([key, Boolean(row?.item_counts)]).toEqual([key, expected.isList]);
    const ran = written.filter(
      (one) => one.node_key === key && (expected.isList ? one.parent_id && one.item_index !== null : !one.parent_id),
    );
    const most = counted.nodes.get(key) ?? 1;
    if (counted.atMost.has(key)) expect(ran.length).toBeLessThanOrEqual(most);
    else expect(ran).toHaveLength(most);
    const names = type === 'SIFT' ? ['passed', 'rest'] : ['text'];
    const gave = ran.map(({ coordinates, output, status }) => {
      const at = Object.fromEntries(Object.entries(coordinates ?? {}).map(([list, { index }]) => [list, index]));
      const values = status === 'COMPLETED' ? (output as Record<string, { text: string }>) : null;
      return [
        placeOf(at),
        values && Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name].text]] : []))),
      ];
    });
    const texts = expected.rows.map(({ at, gave: own }) => [placeOf(at), own && 'error' in own ? null : own]);
    expect([key, new Map(gave as [string, unknown][])]).toEqual([key, new Map(texts as [string, unknown][])]);
  }
  const isFailed = [...expectations.values()].some(({ failsRun }) => failsRun);
  expect(execution?.status).toBe(isFailed ? 'FAILED' : 'COMPLETED');
}
