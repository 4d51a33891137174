import { hash } from 'node:crypto';
import { plainInput } from './node-values.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import type { GraphNode } from '@visualadgen/graph/graph.ts';
import type { MergedInput } from '@visualadgen/graph/merging/merge.ts';
import type { NodeType } from '../nodes/define-node.ts';

/**
 * Of everything that decides what a node gives: its type and that type's version, its config, and what it takes. Inputs
 * are taken by their values, so that the signature follows the whole ancestry, and stays the same where a change upstream
 * made no difference. Names of upstream nodes count only where the type can read them.
 *
 * Values count without their kinds, as they were written before they had any: else nothing that was made by then would be known
 * again, and all of it would be paid for once more.
 */
export function signatureOf(type: NodeType, node: Pick<GraphNode, 'config'>, merged: MergedInput): string {
  const { input, upstream } = plainInput(merged);
  const readsNames = type.inputs.some((port) => port.isOpen);
  const made = [type.name, type.version, type.identify(node.config), input, readsNames ? upstream : null];
  return hash('sha256', canonicalJson(made), 'base64url');
}
