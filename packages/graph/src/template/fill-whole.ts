import { fillTemplate as fillIn, readTemplateIn } from './fill-template.ts';
import { faultText } from './read-template.ts';
import type { ReadTemplate, TemplateFault } from './read-template.ts';
import { missingText, namesInPlaceOf } from './template-scope.ts';
import type { Given, TemplateScope } from './template-scope.ts';
import { AppError } from '../../../../server/src/errors.ts';
import type { Values } from '../graph.ts';

const longestResult = 100_000;

/**
 * A template with its variables filled in, each once: what a value holds is never read as a template again. Where two
 * upstream nodes have the same name, the later one that gives the value wins.
 *
 * Throws TEMPLATE_INVALID (`details: { position, line, column }`) when the template cannot be read or becomes longer than
 * 100,000 characters, and TEMPLATE_VARIABLE_MISSING (`details: { variable, offered }`) when nothing provides a variable, or only
 * null.
 */
export function fillTemplate(
  template: string,
  input: Values,
  upstream: readonly { name: string; output: Values }[],
): string {
  const scope: TemplateScope = {
    input: givenIn(input),
    upstream: upstream.map(({ name, output }) => ({ name, gives: givenIn(output) })),
  };
  let filled = '';
  for (const part of fillIn(readable(template, scope), scope)) {
    if ('text' in part) filled += part.text;
    else throw missingVariable(part.variable, scope);
    if (filled.length > longestResult) throw tooLong();
  }
  return filled;
}

/** Own values only: what every object inherits (`constructor`, `__proto__`) is not on offer, nor is what is null. */
function givenIn(values: Values): Map<string, Given> {
  const there = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return new Map(there.map(([name, value]) => [name, { known: { value } }]));
}

function readable(template: string, scope: TemplateScope): ReadTemplate {
  const read = readTemplateIn(template, scope);
  if (read.fault) throw unreadable(read.fault);
  return read;
}

function unreadable(fault: TemplateFault): AppError {
  const { position, line, column } = fault;
  return new AppError('TEMPLATE_INVALID', { message: faultText(fault), details: { position, line, column } });
}

function missingVariable(variable: string, scope: TemplateScope): AppError {
  const message = missingText(variable, scope);
  return new AppError('TEMPLATE_VARIABLE_MISSING', {
    message,
    details: { variable, offered: namesInPlaceOf(variable, scope) },
  });
}

function tooLong(): AppError {
  return new AppError('TEMPLATE_INVALID', {
    message: `The filled-in template is longer than ${longestResult.toLocaleString('en')} characters.`,
    details: { longest: longestResult },
  });
}
