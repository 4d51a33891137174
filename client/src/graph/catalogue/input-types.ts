import type { InputLookup } from '@visualadgen/graph/inputs/input-field.ts';
import type { Catalogue, Field } from './catalogue.ts';

/** The node types as the rules of inputs ask for them, with the parameters of the models that are chosen in their nodes. */
export function inputTypes(catalogue: Pick<Catalogue, 'nodeType' | 'imageModel'>): InputLookup<Field> {
  return (name) => {
    const type = catalogue.nodeType(name);
    const parametersOf = ({ model }: Readonly<Record<string, unknown>>) =>
      (typeof model === 'string' && catalogue.imageModel(model)?.parameters) || [];
    return type && { ...type, parametersOf };
  };
}
