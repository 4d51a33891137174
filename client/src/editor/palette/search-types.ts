import type { NodeType } from '../../nodes/catalogue.ts';

/** The types whose title or description holds every word of the search; those with it in the title come first. */
export function searchTypes(types: readonly NodeType[], search: string): NodeType[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const inTitle = (type: NodeType) => words.every((word) => type.title.toLowerCase().includes(word));
  const anywhere = (type: NodeType) =>
    words.every((word) => `${type.title} ${type.description}`.toLowerCase().includes(word));
  const found = types.filter(anywhere);
  return [...found.filter(inTitle), ...found.filter((type) => !inTitle(type))];
}
