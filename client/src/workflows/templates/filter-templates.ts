import { searchKey, searchWords } from '@visualadgen/graph/text/compare-text.ts';

interface Searchable {
  title: string;
  description: string;
  category: string;
}

/** The categories there are, in the order in which they come. */
export function categoriesOf(templates: readonly Searchable[]): string[] {
  return [...new Set(templates.map(({ category }) => category))];
}

/** The templates of a category (null: of all) in which every word of the search occurs. */
export function filterTemplates<Template extends Searchable>(
  templates: readonly Template[],
  { category, search }: { category: string | null; search: string },
): Template[] {
  const words = searchWords(search);
  return templates.filter((template) => {
    if (category !== null && template.category !== category) return false;
    const text = searchKey(`${template.title} ${template.description} ${template.category}`);
    return words.every((word) => text.includes(word));
  });
}
