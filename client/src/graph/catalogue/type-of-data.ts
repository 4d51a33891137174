import { typeOfNode } from '@visualadgen/graph/ports/type-of-node.ts';
import type { Config } from '../model/graph.ts';
import type { Catalogue, NodeType } from './catalogue.ts';

/** A node, as far as it tells which ports it has. */
export interface Ported {
  type: string;
  config: Config;
  hasErrorOutput?: boolean;
}

/** The type of a node with all the outputs of this very node, such as the columns of a table. */
export function typeOfData(node: Ported | undefined, catalogue: Pick<Catalogue, 'nodeType'>): NodeType | undefined {
  return typeOfNode(node, (name) => catalogue.nodeType(name));
}
