import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { Connected } from '@visualadgen/graph/lists/entering.ts';
import { layOut } from '@visualadgen/graph/lists/lay-out.ts';
import { type Incoming, mergeInputs } from '@visualadgen/graph/merging/merge.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { AppError } from '../errors.ts';
import type { NodeType } from '../nodes/define-node.ts';
import { correctionOf, withCorrection } from './corrected-input.ts';
import { makeOutput } from './make-output.ts';
import { nodeOf } from './record.ts';
import { isKept, type NodeOutcome, ownOutput, pausesAt, type Run, type RunContext, skip } from './run.ts';
import { runItems } from './run-items.ts';
import { signatureOf } from './signature.ts';
import { tooManyOfNode } from './too-many-items.ts';

/**
 * Runs one node whose parents have all completed: takes its inputs, hands in that it started, runs it, and hands in what it
 * gave; once for each item where lists come in. What it gave before is taken over where nothing has changed. A node with a breakpoint
 * that nobody has let through is handed in as paused instead, with what it would take.
 * A fault of the node is an outcome; only that the run goes on no more is thrown. So is that nothing came for it, which is not handed in.
 */
export async function runNode(
  run: Run,
  node: GraphNode,
  connected: readonly Connected[],
  handlesErrors: boolean,
): Promise<NodeOutcome> {
  const types: TypeLookup = (name) => run.context.types.get(name);
  const { perNode } = run.context.itemLimits;
  const layout = layOut(node, connected, types, perNode);
  if (layout.kind === 'TOO_MANY') return tooMany(run, node, perNode);
  if (layout.kind === 'ABSENT') return layout;
  if (layout.kind === 'UNKNOWN') throw new Error(`What comes into “${node.key}” is not known, although it has run.`);
  const type = typeOf(run.context, node.type);
  if (layout.kind === 'ITEMS') return runItems(run, { node, type, laid: layout.items, handlesErrors });
  if (typeof layout.taken === 'string') return skip(run, node);
  return runOnce(run, node, type, layout.taken);
}

async function runOnce(run: Run, node: GraphNode, type: NodeType, incoming: readonly Incoming[]): Promise<NodeOutcome> {
  const { log, decide } = run;
  const before = nodeOf(log.record, node.key);
  const types: TypeLookup = (name) => run.context.types.get(name);
  const merged = withCorrection(mergeInputs(node, incoming, types), correctionOf(run, before));
  const { input } = merged;

  if (pausesAt(run, node, before)) {
    log.node({ type: 'NodePaused', nodeKey: node.key, set: { input } });
    return { kind: 'PAUSED' };
  }
  const signature = signatureOf(type, node, merged);
  const own = ownOutput(run, type, node, before, signature);
  if (own) {
    log.node({ type: 'NodeCompleted', nodeKey: node.key, set: { input } });
    return completed(own);
  }
  const decision = await decide(node, type, { signature, input, isItem: false });
  if (decision.kind === 'REUSE') {
    const { output, from } = decision;
    const taken = { input, output, signature, reused_from: from, run_reason: null, changed_inputs: null };
    log.node({ type: 'NodeCompleted', nodeKey: node.key, set: taken });
    return completed(output);
  }
  const why = { reused_from: null, run_reason: decision.reason, changed_inputs: decision.changedInputs };
  log.node({ type: 'NodeStarted', nodeKey: node.key, set: { input, signature, ...why }, isAttempt: true });
  const made = await makeOutput(run, {
    node,
    type,
    merged,
    part: nodeOf(log.record, node.key),
    signal: run.signal,
    // Async, so that a run that has ended refuses by a rejection and never in a timer.
    async report(progress) {
      log.node({ type: 'NodeProgressed', nodeKey: node.key, set: { progress }, payload: { progress } });
      await log.settled();
    },
    retrying(faults, progress) {
      const set = { faults, progress };
      log.node({ type: 'NodeProgressed', nodeKey: node.key, set, isAttempt: true, payload: { progress } });
    },
  });
  run.signal.throwIfAborted();
  if ('fault' in made) return { kind: 'FAILED', fault: made.fault };
  const keepsResult = isKept(type, node, made.output);
  log.node({ type: 'NodeCompleted', nodeKey: node.key, set: { output: made.output }, keepsResult });
  return completed(made.output);
}

function completed(output: TypedValues): NodeOutcome {
  return { kind: 'COMPLETED', gave: { kind: 'ONCE', given: output } };
}

function tooMany(run: Run, { key: nodeKey }: GraphNode, most: number): NodeOutcome {
  run.log.node({ type: 'NodeStarted', nodeKey, isAttempt: true });
  return { kind: 'FAILED', fault: tooManyOfNode(most) };
}

function typeOf(context: RunContext, name: string): NodeType {
  const type = context.types.get(name);
  if (!type) throw new AppError('INTERNAL', { cause: new Error(`There is no node type ${name}.`) });
  return type;
}
