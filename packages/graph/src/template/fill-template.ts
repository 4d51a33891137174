import { readTemplate } from './read-template.ts';
import type { ReadTemplate } from './read-template.ts';
import { lookUp } from './template-scope.ts';
import type { Given, TemplateScope } from './template-scope.ts';
import { valueText } from '../values/value-text.ts';

/** A filled-in template, piece by piece, with what cannot be told left as it is named. */
export type FilledPart<One extends Given = Given> =
  | { kind: 'text'; text: string }
  | { kind: 'value'; text: string; variable: string; given: One }
  /** It will be given, but nobody knows what yet. */
  | { kind: 'later'; variable: string; given: One }
  | { kind: 'missing'; variable: string }
  | { kind: 'fault'; text: string };

/** Reads a template among the nodes that feed it. */
export function readTemplateIn(template: string, { upstream }: Pick<TemplateScope, 'upstream'>): ReadTemplate {
  return readTemplate(
    template,
    upstream.map(({ name }) => name),
  );
}

/** Each variable is filled in once: what a value holds is never read as a template again. */
export function* fillTemplate<One extends Given>(
  { segments }: ReadTemplate,
  scope: TemplateScope<One>,
): Generator<FilledPart<One>, void> {
  for (const { kind, text, means } of segments) {
    if (kind === 'fault') yield { kind, text };
    else if (kind === 'variable') yield fillVariable(means, lookUp(means, scope));
    else yield { kind: 'text', text: means };
  }
}

function fillVariable<One extends Given>(variable: string, given: One | undefined): FilledPart<One> {
  if (!given) return { kind: 'missing', variable };
  if (!given.known) return { kind: 'later', variable, given };
  return { kind: 'value', text: valueText(given.known.value), variable, given };
}

/** The whole text where all of it is known; null where some is not. */
export function filledText(parts: Iterable<FilledPart>): string | null {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text' && part.kind !== 'value') return null;
    text += part.text;
  }
  return text;
}
