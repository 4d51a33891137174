import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';

type Words = Pick<Catalogue, 'nodeTypes' | 'imageModels'>;

/**
 * What people call a value that the API calls `image_urls`: by the ports and fields of the node type that takes or gives it,
 * else by those of any other, for what an open port takes is named by whoever gives it.
 */
export function valueLabel({ nodeTypes, imageModels }: Words, name: string, typeName?: string): string {
  const own = nodeTypes.find((type) => type.name === typeName);
  const found = [
    ...(own ? [...own.inputs, ...own.outputs, ...own.fields] : []),
    ...nodeTypes.flatMap(({ outputs }) => outputs),
    ...nodeTypes.flatMap(({ inputs, fields }) => [...inputs, ...fields]),
    ...imageModels.flatMap(({ parameters }) => parameters),
  ].find((part) => part.name === name);
  return found?.label ?? asWords(name);
}

/** `num_comments` as people write it. */
function asWords(name: string): string {
  return capitalised(name.replaceAll('_', ' ').trim());
}
