import { type DocumentNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

/*
 * How much an operation brings along: the objects in the lists of its input, such as a graph's nodes and edges. Each is read, checked
 * and written, so that a graph of thousands is no small operation, however little is asked for in return.
 */

/** Those that its text holds. */
export function countInText(document: DocumentNode): number {
  let objects = 0;
  visit(document, {
    [Kind.LIST]: ({ values }) => void (objects += values.filter(({ kind }) => kind === Kind.OBJECT).length),
  });
  return objects;
}

/** Those in the variables that it declares. Keeps its own stack, for what is sent may nest as deep as its sender likes. */
export function countInVariables(
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: { readonly [variable: string]: unknown } | null | undefined,
): number {
  const waiting: unknown[] = variableDefinitions.map(({ variable }) => given?.[variable.name.value]);
  let objects = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const inside of Object.values(value)) {
      if (typeof inside !== 'object' || inside === null) continue;
      if (Array.isArray(value) && !Array.isArray(inside)) objects += 1;
      waiting.push(inside);
    }
  }
  return objects;
}
