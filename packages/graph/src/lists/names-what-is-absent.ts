import type { FieldedType } from '../fields/config-value.ts';
import { templatesIn } from '../fields/templates-in.ts';
import type { GraphNode } from '../graph.ts';
import type { Incoming } from '../merging/merge.ts';
import type { PortedType, TypeLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import { readTemplateIn } from '../template/fill-template.ts';
import { variablesOf } from '../template/read-template.ts';
import { lookUp } from '../template/template-scope.ts';
import type { Given, Giver, TemplateScope } from '../template/template-scope.ts';
import { isEmpty } from '../values/value.ts';
import type { Entering } from './entering.ts';

/** Node types that may say which of their fields are templates. */
export type TemplatedLookup = TypeLookup<PortedType & { gives?: readonly string[] } & Partial<FieldedType>>;

/**
 * Whether a template of a node names something that only a connection would have brought of which nothing came in this run: then the node
 * does not run on it, and nothing is wrong with the template.
 */
export function namesWhatIsAbsent(
  node: Pick<GraphNode, 'type' | 'config'>,
  incoming: readonly Incoming[],
  entering: readonly Entering[],
  types: TemplatedLookup,
): boolean {
  const absent = entering.filter(({ isOpen, edge }) => isOpen && incoming.every((one) => one.edge !== edge));
  if (absent.length === 0) return false;
  const here = scopeOf(incoming.map(({ source, output }) => ({ name: source.name, gives: givenIn(output) })));
  const there = scopeOf(absent.map(({ source }) => ({ name: source.name, gives: wouldGive(source, types) })));
  const both = scopeOf([...here.upstream, ...there.upstream]);
  // What passes something on brings whatever came along with it.
  const isAny = absent.some(({ source }) => typeOfNode(source, types)?.outputs.some(({ sameAs }) => sameAs));
  return templatesOf(node, types).some((template) =>
    variablesOf(readTemplateIn(template, both).segments).some(
      (name) => !lookUp(name, here) && (isAny || lookUp(name, there)),
    ),
  );
}

function templatesOf({ type, config }: Pick<GraphNode, 'type' | 'config'>, types: TemplatedLookup): string[] {
  const fields = types(type)?.fields ?? [];
  return fields.flatMap((field) => templatesIn(field, config[field.name]));
}

function scopeOf(upstream: readonly Giver[]): TemplateScope {
  return { input: new Map(upstream.flatMap(({ gives }) => [...gives])), upstream };
}

function givenIn(output: Incoming['output']): Map<string, Given> {
  return new Map(
    Object.entries(output).flatMap(([name, value]) => (isEmpty(value) ? [] : [[name, { known: { value } }]])),
  );
}

function wouldGive(source: Entering['source'], types: TemplatedLookup): Map<string, Given> {
  const type = typeOfNode(source, types);
  const names = type?.gives ?? type?.outputs.map(({ name }) => name) ?? [];
  return new Map(names.map((name) => [name, { known: null }]));
}
