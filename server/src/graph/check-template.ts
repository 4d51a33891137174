import { toAppError } from '../errors.ts';
import type { ReadinessProblem, Upstream } from './ports.ts';
import { templateVariables } from './template.ts';
import { missingVariable, nameKey, namesOnOffer, readReference } from './template-scope.ts';

const mostMissing = 20;

/**
 * What would make filling the template fail, told before anything runs: braces that do not pair up, variables that
 * nothing upstream gives (each once, the first twenty).
 */
export function checkTemplate(template: string, upstream: Upstream['nodes']): ReadinessProblem[] {
  let variables: string[];
  try {
    variables = templateVariables(template).map(({ variable }) => variable);
  } catch (fault) {
    return [{ code: 'TEMPLATE_INVALID', message: toAppError(fault).message }];
  }
  const given = namesGiven(upstream);
  const nodeNames = new Set(upstream.map((node) => nameKey(node.name)));
  const missing = [...new Set(variables)]
    .map((text) => ({ text, reference: readReference(text, nodeNames) }))
    .filter(({ reference }) => !given.get(reference.nodeName)?.has(reference.variable));
  return missing.slice(0, mostMissing).map(({ text, reference }) => ({
    code: 'TEMPLATE_VARIABLE_MISSING',
    message: missingVariable(text, namesOnOffer(reference, upstream)).message,
  }));
}

/** What each node gives, by its name; what any of them gives, by null. */
function namesGiven(upstream: Upstream['nodes']): Map<string | null, Set<string>> {
  const given = new Map<string | null, Set<string>>([[null, new Set()]]);
  for (const { name, gives } of upstream) {
    const key = nameKey(name);
    const ofNode = given.get(key) ?? new Set<string>();
    given.set(key, ofNode);
    for (const variable of gives) {
      ofNode.add(variable);
      given.get(null)?.add(variable);
    }
  }
  return given;
}
