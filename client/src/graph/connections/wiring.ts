import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import { portKinds } from '@visualadgen/graph/ports/port-kinds.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';
import { connectionRules } from '@visualadgen/graph/validation/refuse-connection.ts';
import type { ConnectionRefusal, PortFull } from '@visualadgen/graph/validation/refuse-connection.ts';
import type { Connection } from '@xyflow/react';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { rulesGraph } from '../model/flow.ts';
import type { FlowEdge, FlowNode } from '../model/flow.ts';

/** Why something cannot be connected, as a sentence for the person who tries; null when it can. The server refuses the same. */
export interface Wiring {
  refuse(edge: GraphEdge): string | null;
  /** The same of anything new at all. */
  refuseMore(targetKey: string, targetHandle: string): string | null;
}

/** What may be connected in the graph on screen. */
export function wiringOf(
  flow: { nodes: readonly Pick<FlowNode, 'id' | 'data'>[]; edges: readonly FlowEdge[] },
  catalogue: Pick<Catalogue, 'nodeType'>,
): Wiring {
  const rules = connectionRules(rulesGraph(flow), (name) => catalogue.nodeType(name));
  const nameOf = (key: string) => flow.nodes.find(({ id }) => id === key)?.data.name;
  return {
    refuse(edge) {
      const refusal = rules.refuse(edge);
      return refusal && describe(refusal, nameOf);
    },
    refuseMore(targetKey, targetHandle) {
      const refusal = rules.refuseMore(targetKey, targetHandle);
      return refusal && sayFull(refusal, nameOf);
    },
  };
}

/** An edge from what the canvas says of a wire, from either end of which it may have been pulled. */
export function edgeOf(wire: Connection | FlowEdge): GraphEdge {
  return {
    sourceKey: wire.source,
    sourceHandle: wire.sourceHandle ?? '',
    targetKey: wire.target,
    targetHandle: wire.targetHandle ?? '',
  };
}

const sentences = {
  SELF_LOOP: 'A node cannot feed itself.',
  UNKNOWN_PORT: 'There is no such port.',
  DUPLICATE_EDGE: 'These two are connected already.',
  CYCLE: 'This would make a loop.',
};

type NameOf = (key: string) => string | undefined;

function describe(refusal: ConnectionRefusal, nameOf: NameOf): string {
  if (refusal.code === 'TOO_MANY_JOINS') return sayFull(refusal, nameOf);
  if (refusal.code !== 'PORT_MISMATCH') return sentences[refusal.code];
  const { type, from, to } = refusal;
  const taken = to.accepts.map((kind) => portKinds[kind].words);
  return `“${to.label}” of ${type.title} takes ${listWords(taken, 'or')}, not ${portKinds[from.kind].words}.`;
}

function sayFull({ type, to, most, because, joined: [first] }: PortFull, nameOf: NameOf): string {
  const here = `“${to.label}” of ${because ?? type.title}`;
  if (most > 1) return `${here} takes at most ${most} connections, and has them.`;
  const name = first && nameOf(first.sourceKey);
  return `${here} takes one connection, and ${name ? `“${name}”` : 'something'} is connected to it already.`;
}
