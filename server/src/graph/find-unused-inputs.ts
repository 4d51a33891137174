import type { ReadinessProblem, Upstream } from './ports.ts';
import { templateVariables } from './template.ts';
import { nameKey, readReference } from './template-scope.ts';
import { listWords, quote } from './wording.ts';

/**
 * The nodes that are joined to a template which does not read them: it names nothing that they give, or names it so that another node,
 * joined later, gives it. `upstream` has the latest last. A template that cannot be read says nothing of what it uses.
 */
export function findUnusedInputs(template: string, upstream: Upstream['nodes']): ReadinessProblem[] {
  const variables = variablesOf(template);
  if (!variables) return [];
  const nodeNames = new Set(upstream.map((node) => nameKey(node.name)));
  const used = new Set<number>();
  const takenBy = new Map<string, number>();
  for (const variable of variables) {
    const reference = readReference(variable, nodeNames);
    const giver = upstream.findLastIndex(
      ({ name, gives }) =>
        gives.includes(reference.variable) && (reference.nodeName === null || nameKey(name) === reference.nodeName),
    );
    used.add(giver);
    if (reference.nodeName === null) takenBy.set(reference.variable, giver);
  }
  return upstream.flatMap(({ name, gives }, index) => {
    if (used.has(index)) return [];
    const shadowed = gives.find((variable) => takenBy.has(variable));
    const other = shadowed === undefined ? undefined : upstream[takenBy.get(shadowed) ?? -1];
    const message = shadowed && other ? overwritten(name, shadowed, other.name) : unnamed(name, gives);
    return [{ code: 'INPUT_UNUSED', message }];
  });
}

function variablesOf(template: string): string[] | null {
  try {
    return templateVariables(template).map(({ variable }) => variable);
  } catch {
    return null;
  }
}

function overwritten(name: string, variable: string, other: string): string {
  return (
    `${quote(name)} and ${quote(other)} both give {{${variable}}}, and the later one is taken: ${quote(other)}. ` +
    `Write {{${name}.${variable}}} where the other is meant.`
  );
}

const mostNames = 4;

function unnamed(name: string, gives: readonly string[]): string {
  const names = gives.slice(0, mostNames).map((variable) => `{{${variable}}}`);
  return `${quote(name)} is joined to it, but nothing of it is used. Write ${listWords(names, 'or')} where it belongs, or take the connection away.`;
}
