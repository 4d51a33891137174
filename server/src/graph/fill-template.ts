import { AppError } from '../errors.ts';
import type { Values } from './graph.ts';
import { parseTemplate } from './template.ts';
import { missingVariable, nameKey, namesOnOffer, readReference } from './template-scope.ts';
import type { Reference } from './template-scope.ts';
import { valueText } from './value-text.ts';

const longestResult = 100_000;

/**
 * A template with its variables filled in, each once: what a value holds is never read as a template again. Where two
 * upstream nodes have the same name, the later one that gives the value wins.
 *
 * Throws TEMPLATE_INVALID when the template cannot be read or becomes longer than 100,000 characters, and
 * TEMPLATE_VARIABLE_MISSING (`details: { variable, offered }`) when nothing provides a variable, or only null.
 */
export function fillTemplate(
  template: string,
  input: Values,
  upstream: readonly { name: string; output: Values }[],
): string {
  const outputs = outputsByName(upstream);
  const nodeNames = new Set(outputs.keys());
  let filled = '';
  for (const part of parseTemplate(template)) {
    if (part.kind === 'text') {
      filled += part.text;
    } else {
      const reference = readReference(part.variable, nodeNames);
      const value = lookUp(reference, input, outputs);
      if (value === undefined || value === null) throw missing(part.variable, reference, input, upstream);
      filled += valueText(value);
    }
    if (filled.length > longestResult) throw tooLong();
  }
  return filled;
}

function outputsByName(upstream: readonly { name: string; output: Values }[]): Map<string, Values[]> {
  const outputs = new Map<string, Values[]>();
  for (const { name, output } of upstream) {
    const key = nameKey(name);
    const sameName = outputs.get(key);
    if (sameName) sameName.push(output);
    else outputs.set(key, [output]);
  }
  return outputs;
}

/** Own values only: what every object inherits (`constructor`, `__proto__`) is not on offer. */
function lookUp({ nodeName, variable }: Reference, input: Values, outputs: ReadonlyMap<string, Values[]>): unknown {
  const candidates = nodeName === null ? [input] : (outputs.get(nodeName) ?? []);
  const giver = candidates.findLast((values) => Object.hasOwn(values, variable));
  return giver?.[variable];
}

function missing(
  variable: string,
  reference: Reference,
  input: Values,
  upstream: readonly { name: string; output: Values }[],
): AppError {
  const givers = upstream.map(({ name, output }) => ({ name, gives: namesWithValue(output) }));
  const offered = namesOnOffer(reference, givers);
  // What was put in by hand, or under a port's name, comes from no node.
  const bare = reference.nodeName === null ? namesWithValue(input) : [];
  return missingVariable(variable, [...new Set([...bare, ...offered])]);
}

function namesWithValue(values: Values): string[] {
  return Object.keys(values).filter((name) => values[name] !== null && values[name] !== undefined);
}

function tooLong(): AppError {
  return new AppError('TEMPLATE_INVALID', {
    message: `The filled-in template is longer than ${longestResult.toLocaleString('en')} characters.`,
    details: { longest: longestResult },
  });
}
