import { drawnFields } from '../../nodes/fields/drawn-fields.ts';
import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';

/** The field that a person who adds a node of this type writes first: the one that is needed, or else the first. */
export function firstFieldOf(type: Pick<NodeType, 'fields'>): Field | undefined {
  const drawn = drawnFields(type);
  return drawn.find(({ isRequired }) => isRequired) ?? drawn[0];
}
