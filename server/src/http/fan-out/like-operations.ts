import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { resumePosition } from '../../schema/execution-events.ts';

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/**
 * The variables of an operation that say what its answers look like, as a text that is equal for equal ones: all that the
 * document uses, but for one that tells nothing except from where to go on.
 */
export function tellingVariables(document: DocumentNode, values: Readonly<Record<string, unknown>>): string {
  let names = known.get(document);
  if (!names) known.set(document, (names = findTellingVariables(document)));
  return canonicalJson(Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name))));
}

function findTellingVariables(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Argument: ({ name }, _, __, ___, ancestors) => {
      const field = ancestors.at(-1);
      const isResume = name.value === resumePosition.argument && nameOf(field) === resumePosition.field;
      return isResume ? false : undefined;
    },
    Variable: ({ name }) => void names.add(name.value),
  });
  return names;
}

function nameOf(node: ASTNode | readonly ASTNode[] | undefined): string | undefined {
  return node && 'kind' in node && node.kind === Kind.FIELD ? node.name.value : undefined;
}
