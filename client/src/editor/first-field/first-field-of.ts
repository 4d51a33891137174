import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';

/** The field that a person who adds a node of this type writes first: the one that is needed, or else the first. */
export function firstFieldOf({ fields }: Pick<NodeType, 'fields'>): Field | undefined {
  // A field for a link is drawn with the image that it stands in for.
  const drawnElsewhere = new Set(fields.map(({ linkField }) => linkField));
  const drawn = fields.filter(({ name }) => !drawnElsewhere.has(name));
  return drawn.find(({ isRequired }) => isRequired) ?? drawn[0];
}
