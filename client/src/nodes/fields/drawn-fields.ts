import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';

/** The fields that are drawn by themselves. A link is drawn with the image that it stands in for, a part with what it is part of. */
export function drawnFields({ fields }: Pick<NodeType, 'fields'>): Field[] {
  const links = new Set(fields.map(({ linkField }) => linkField));
  return fields.filter(({ name, partOf }) => !links.has(name) && !partOf);
}
