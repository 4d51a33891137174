import { searchKey, searchWords } from '@visualadgen/graph/text/compare-text.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';

/** The types whose title or description holds every word of the search; those with it in the title come first. */
export function searchTypes(types: readonly NodeType[], search: string): NodeType[] {
  const words = searchWords(search);
  const inTitle = (type: NodeType) => words.every((word) => searchKey(type.title).includes(word));
  const anywhere = (type: NodeType) =>
    words.every((word) => searchKey(`${type.title} ${type.description}`).includes(word));
  const found = types.filter(anywhere);
  return [...found.filter(inTitle), ...found.filter((type) => !inTitle(type))];
}
