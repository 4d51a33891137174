import type { Values } from '../graph.ts';
import { fillTemplate, readTemplateIn } from './fill-template.ts';
import { faultText } from './read-template.ts';
import { missingText, namesInPlaceOf } from './template-scope.ts';
import type { Given, TemplateScope } from './template-scope.ts';

const longestResult = 100_000;

/** Why a template cannot be filled in: for people as a sentence, for programs as data. */
export interface TemplateProblem {
  code: 'TEMPLATE_INVALID' | 'TEMPLATE_VARIABLE_MISSING';
  message: string;
  /** `position`, `line` and `column` of what cannot be read, or the `variable` and the names `offered` in its place. */
  details: Record<string, unknown>;
}

export type FilledTemplate = { ok: true; text: string } | { ok: false; problem: TemplateProblem };

/**
 * A template with its variables filled in, each once: what a value holds is never read as a template again. Where two
 * upstream nodes have the same name, the later one that gives the value wins. It is a problem when the template cannot be read, or
 * becomes longer than 100,000 characters, or when nothing provides a variable, or only null.
 */
export function fillWhole(
  template: string,
  input: Values,
  upstream: readonly { name: string; output: Values }[],
): FilledTemplate {
  const scope: TemplateScope = {
    input: givenIn(input),
    upstream: upstream.map(({ name, output }) => ({ name, gives: givenIn(output) })),
  };
  const read = readTemplateIn(template, scope);
  if (read.fault) {
    const { position, line, column } = read.fault;
    return refuse('TEMPLATE_INVALID', faultText(read.fault), { position, line, column });
  }
  let text = '';
  for (const part of fillTemplate(read, scope)) {
    if (!('text' in part)) return missing(part.variable, scope);
    text += part.text;
    if (text.length > longestResult) return tooLong();
  }
  return { ok: true, text };
}

/** Own values only: what every object inherits (`constructor`, `__proto__`) is not on offer, nor is what is null. */
function givenIn(values: Values): Map<string, Given> {
  const there = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return new Map(there.map(([name, value]) => [name, { known: { value: { kind: 'data', data: value } } }]));
}

function missing(variable: string, scope: TemplateScope): FilledTemplate {
  const offered = namesInPlaceOf(variable, scope);
  return refuse('TEMPLATE_VARIABLE_MISSING', missingText(variable, scope), { variable, offered });
}

function tooLong(): FilledTemplate {
  const message = `The filled-in template is longer than ${longestResult.toLocaleString('en')} characters.`;
  return refuse('TEMPLATE_INVALID', message, { longest: longestResult });
}

function refuse(code: TemplateProblem['code'], message: string, details: Record<string, unknown>): FilledTemplate {
  return { ok: false, problem: { code, message, details } };
}
