import { readTemplateIn } from './fill-template.ts';
import { faultText, variablesOf } from './read-template.ts';
import { lookUp, missingText } from './template-scope.ts';
import type { Given, TemplateScope } from './template-scope.ts';
import type { ReadinessProblem, Upstream } from '../ports/ports.ts';

const mostMissing = 20;

/**
 * What would make filling the template fail, told before anything runs: braces that do not pair up, variables that
 * nothing upstream gives (each once, the first twenty). What is connected to a named port has the port's name as well.
 */
export function checkTemplate(
  template: string,
  upstream: Upstream['nodes'],
  namedPorts: readonly string[] = [],
): ReadinessProblem[] {
  const scope = scopeBefore(upstream, namedPorts);
  const { segments, fault } = readTemplateIn(template, scope);
  if (fault) return [{ code: 'TEMPLATE_INVALID', message: faultText(fault) }];
  const missing = variablesOf(segments).filter((variable) => lookUp(variable, scope) === undefined);
  return missing
    .slice(0, mostMissing)
    .map((variable) => ({ code: 'TEMPLATE_VARIABLE_MISSING', message: missingText(variable, scope) }));
}

/** What can be named before a run, when no value is known. */
function scopeBefore(nodes: Upstream['nodes'], namedPorts: readonly string[]): TemplateScope {
  const later: Given = { known: null };
  const upstream = nodes.map(({ name, gives }) => ({
    name,
    gives: new Map(gives.map((variable) => [variable, later])),
  }));
  const atPorts = namedPorts.map((name): [string, Given] => [name, later]);
  return { input: new Map([...upstream.flatMap(({ gives }) => [...gives]), ...atPorts]), upstream };
}
