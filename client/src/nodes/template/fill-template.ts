import type { PortKind } from '../../api/generated/graphql.ts';
import type { ReadTemplate } from './read-template.ts';
import { lookUp } from './template-scope.ts';
import type { TemplateScope } from './template-scope.ts';
import { valueText } from './value-text.ts';

/** A filled-in template, piece by piece, with what cannot be told yet left as it is named. */
export type FilledPart =
  | { kind: 'text'; text: string }
  | { kind: 'value'; text: string; variable: string; port: PortKind | null }
  /** It will be given, but nobody knows what yet. */
  | { kind: 'later'; variable: string; port: PortKind | null }
  | { kind: 'missing'; variable: string }
  | { kind: 'fault'; text: string };

export function fillTemplate({ segments }: ReadTemplate, scope: TemplateScope): FilledPart[] {
  return segments.map(({ kind, text, means }): FilledPart => {
    if (kind === 'fault') return { kind, text };
    if (kind !== 'variable') return { kind: 'text', text: means };
    const given = lookUp(means, scope);
    if (!given) return { kind: 'missing', variable: means };
    if (!given.known) return { kind: 'later', variable: means, port: given.kind };
    return { kind: 'value', text: valueText(given.known.value), variable: means, port: given.kind };
  });
}

/** The whole text where all of it is known; null where some is not. */
export function filledText(parts: readonly FilledPart[]): string | null {
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'text' && part.kind !== 'value') return null;
    text += part.text;
  }
  return text;
}
