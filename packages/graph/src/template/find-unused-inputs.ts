import { readTemplateIn } from './fill-template.ts';
import { variablesOf } from './read-template.ts';
import { lookUp, offersOf, readReference } from './template-scope.ts';
import type { Given, TemplateScope } from './template-scope.ts';
import { nameKey } from '../text/compare-text.ts';
import { listWords, quote } from '../text/wording.ts';
import type { ReadinessProblem, Upstream } from '../ports/ports.ts';

type Node = Upstream['nodes'][number];

interface GivenBy extends Given {
  node: Node;
}

/**
 * The nodes that are connected to a template which does not read them: it names nothing that they give, or names it so that another node,
 * joined later, gives it. `upstream` has the latest last. A template that cannot be read says nothing of what it uses.
 */
export function findUnusedInputs(template: string, upstream: Upstream['nodes']): ReadinessProblem[] {
  const scope = scopeOf(upstream);
  const { segments, fault } = readTemplateIn(template, scope);
  if (fault) return [];
  const nodeNames = new Set(upstream.map(({ name }) => nameKey(name)));
  const used = new Set<Node>();
  const bare = new Map<string, Node>();
  for (const text of variablesOf(segments)) {
    const giver = lookUp(text, scope)?.node;
    if (!giver) continue;
    used.add(giver);
    const { nodeName, variable } = readReference(text, nodeNames);
    if (nodeName === null) bare.set(variable, giver);
  }
  return upstream.flatMap((node) => {
    if (used.has(node)) return [];
    const shadowed = node.gives.find((variable) => bare.has(variable));
    const other = shadowed === undefined ? undefined : bare.get(shadowed);
    const message = shadowed && other ? overwritten(node.name, shadowed, other.name) : unnamed(node, scope);
    return [{ code: 'INPUT_UNUSED', message }];
  });
}

function scopeOf(nodes: Upstream['nodes']): TemplateScope<GivenBy> {
  const upstream = nodes.map((node) => ({
    name: node.name,
    gives: new Map(node.gives.map((variable): [string, GivenBy] => [variable, { known: null, node }])),
  }));
  return { input: new Map(upstream.flatMap(({ gives }) => [...gives])), upstream };
}

function overwritten(name: string, variable: string, other: string): string {
  return (
    `${quote(name)} and ${quote(other)} both give {{${variable}}}, and the later one is taken: ${quote(other)}. ` +
    `Write {{${name}.${variable}}} where the other is meant.`
  );
}

const mostNames = 4;

function unnamed(node: Node, scope: TemplateScope<GivenBy>): string {
  const names = offersOf(scope)
    .filter(({ given }) => given.node === node)
    .slice(0, mostNames)
    .map(({ variable }) => `{{${variable}}}`);
  const told = `${quote(node.name)} is connected to it, but nothing of it is used.`;
  // Of two nodes with one name only the later one can be named.
  return names.length === 0
    ? `${told} Give it a name of its own, so that it can be told from the other, or take the connection away.`
    : `${told} Write ${listWords(names, 'or')} where it belongs, or take the connection away.`;
}
