import type { Graph } from '@visualadgen/graph/graph.ts';
import { type Incoming, mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type { GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeServices, RunHandle } from '../nodes/node-services.ts';
import type { Decide } from './reuse.ts';
import { plainInput, readOutput } from './node-values.ts';
import { signatureOf } from './signature.ts';
import { planRun } from './plan-run.ts';

/** What one node of a run is expected to cost. */
export interface NodeEstimate {
  nodeKey: string;
  /** Who is paid. */
  model: string;
  /** USD by the listed price; null where none is known. */
  listPrice: string | null;
  /** An earlier result will be taken over, so that it costs nothing. */
  isReused: boolean;
}

export interface RunEstimate {
  /** Each node that costs something. */
  nodes: NodeEstimate[];
  /** The nodes, of any price, whose earlier results would be taken over. */
  reusedNodeKeys: string[];
}

export interface EstimateOptions {
  userId: string;
  types: ReadonlyMap<string, NodeType>;
  services: NodeServices;
  decide: Decide;
}

/**
 * What a run would cost, and what it would take over. Goes through the graph as a run would: what can be given at once is
 * worked out, what would be reused is taken as it was. A node whose inputs cannot be known beforehand counts in full.
 * Nodes that wait for nothing of each other are decided on together, so that the database is asked as often for many as for one.
 */
export async function estimateRun(graph: Graph, options: EstimateOptions): Promise<RunEstimate> {
  const { types, decide } = options;
  const plan = planRun(graph);
  const outputs: (TypedValues | undefined)[] = [];
  const reused = new Set<number>();
  for (const level of levelsOf(plan)) await Promise.all(level.map(lookAt));
  return {
    nodes: plan.order.flatMap(priceOf),
    reusedNodeKeys: plan.nodes.filter((_, index) => reused.has(index)).map(({ key }) => key),
  };

  async function lookAt(index: number): Promise<void> {
    const node = plan.nodes[index];
    const type = node && types.get(node.type);
    const incoming = inputsOf(index);
    if (!type || !incoming) return;
    const merged = mergeInputs(node, incoming, (name) => types.get(name));
    const decision = await decide(node, type, signatureOf(type, node, merged), merged.input);
    if (decision.kind === 'REUSE') {
      reused.add(index);
      outputs[index] = decision.output;
    } else if (type.isPure) {
      outputs[index] = await outputOf(type, node.config, merged, options);
    }
  }

  function priceOf(index: number): NodeEstimate[] {
    const node = plan.nodes[index];
    const price = node && types.get(node.type)?.estimateCost(node.config);
    if (!price) return [];
    return [{ nodeKey: node.key, model: price.model, listPrice: price.cost, isReused: reused.has(index) }];
  }

  /** Undefined when one of them cannot be known. */
  function inputsOf(index: number): Incoming[] | undefined {
    const incoming: Incoming[] = [];
    for (const { edge, source: from } of plan.incoming[index] ?? []) {
      const source = plan.nodes[from];
      const output = outputs[from];
      if (!source || !output) return undefined;
      incoming.push({ edge, source, output });
    }
    return incoming;
  }
}

/** The nodes by how many others stand before them at most: those of a level wait only for those of earlier ones. */
function levelsOf({ order, parents }: GraphPlan): number[][] {
  const levels: number[][] = [];
  const levelOf = new Map<number, number>();
  for (const index of order) {
    const level = (parents[index] ?? []).reduce((most, parent) => Math.max(most, (levelOf.get(parent) ?? 0) + 1), 0);
    levelOf.set(index, level);
    (levels[level] ??= []).push(index);
  }
  return levels;
}

/** Undefined where it would fail. */
async function outputOf(
  type: NodeType,
  config: unknown,
  merged: ReturnType<typeof mergeInputs>,
  { userId, services }: EstimateOptions,
): Promise<TypedValues | undefined> {
  const handle: RunHandle = {
    userId,
    executionId: '',
    nodeExecutionId: '',
    requestId: null,
    leaseEpoch: 0,
    signal: new AbortController().signal,
    progress: () => {},
    retrying: () => {},
    settled: async () => {},
  };
  const output = await type.run({ config, ...plainInput(merged), services, handle }).catch(() => undefined);
  return output && readOutput(output, { userId, type });
}
