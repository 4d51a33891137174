import type { Graph, Values } from '../graph/graph.ts';
import { type Incoming, mergeInputs } from '../graph/merge.ts';
import { planGraph } from '../graph/plan.ts';
import type { NodeType } from '../nodes/define-node.ts';
import type { NodeServices, RunHandle } from '../nodes/node-services.ts';
import type { Decide } from './reuse.ts';
import { signatureOf } from './signature.ts';

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

export interface EstimateOptions {
  userId: string;
  types: ReadonlyMap<string, NodeType>;
  services: NodeServices;
  decide: Decide;
}

/**
 * What a run would cost, for each node that costs something. Goes through the graph as a run would: what can be given at
 * once is worked out, what would be reused is taken as it was. A node whose inputs cannot be known beforehand counts in full.
 */
export async function estimateRun(graph: Graph, options: EstimateOptions): Promise<NodeEstimate[]> {
  const { types, decide } = options;
  const plan = planGraph(graph);
  const outputs: (Values | undefined)[] = [];
  const estimates: NodeEstimate[] = [];

  for (const index of plan.order) {
    const node = plan.nodes[index];
    const type = node && types.get(node.type);
    if (!node || !type) continue;
    const incoming = inputsOf(index);
    const merged = incoming && mergeInputs(node, incoming, (name) => types.get(name));
    const decision = merged && (await decide(node, type, signatureOf(type, node, merged), merged.input));
    if (decision?.kind === 'REUSE') outputs[index] = decision.output;
    else if (merged && type.isPure) outputs[index] = await outputOf(type, node.config, merged, options);
    const price = type.estimateCost(node.config);
    if (!price) continue;
    const { model, cost: listPrice } = price;
    estimates.push({ nodeKey: node.key, model, listPrice, isReused: decision?.kind === 'REUSE' });
  }
  return estimates;

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

/** Undefined where it would fail. */
async function outputOf(
  type: NodeType,
  config: unknown,
  merged: ReturnType<typeof mergeInputs>,
  { userId, services }: EstimateOptions,
): Promise<Values | undefined> {
  const handle: RunHandle = {
    userId,
    executionId: '',
    nodeExecutionId: '',
    leaseEpoch: 0,
    signal: new AbortController().signal,
    progress: () => {},
    retrying: () => {},
    settled: async () => {},
  };
  return type.run({ config, ...merged, services, handle }).catch(() => undefined);
}
