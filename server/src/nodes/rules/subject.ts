import { portKindNames } from '@visualadgen/graph/ports/port-kinds.ts';
import type { InputPort } from '@visualadgen/graph/ports/ports.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { quote } from '@visualadgen/graph/text/wording.ts';
import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { valueText } from '@visualadgen/graph/values/value-text.ts';
import { isEmpty, type Value } from '@visualadgen/graph/values/value.ts';
import { AppError } from '../../errors.ts';

/** Where what rules are applied to comes in: anything, and one after the other. */
export const subjectPort: InputPort = {
  name: 'value',
  label: 'Anything',
  kind: 'text',
  accepts: portKindNames,
  isRequired: true,
  isOpen: false,
  takesAnyKind: true,
};

/** What a rule is applied to. */
export type Subject = { kind: 'text'; text: string } | { kind: 'image'; image: string };

const longestShown = 200;

/** Of what came in. Throws INPUT_MISSING where nothing did, and RULE_UNFIT for several pictures at once. */
export function subjectOf(value: Value | undefined): Subject {
  if (value === undefined || isEmpty(value) || (value.kind === 'list' && value.items.length === 0))
    throw new AppError('INPUT_MISSING', {
      message: 'Nothing came in that a rule could be applied to: connect a text or a picture to it.',
      details: { input: 'value' },
    });
  if (value.kind === 'image') return { kind: 'image', image: String(plainValue(value)) };
  if (value.kind !== 'list' || !value.items.some(({ kind }) => kind === 'image'))
    return { kind: 'text', text: valueText(value) };
  const [first, ...others] = value.items;
  if (others.length === 0) return subjectOf(first);
  const message = `A rule is applied to one picture after the other, but ${value.items.length} came in at once: switch off “All at once” for its connection.`;
  throw unfit(message, { expected: 'one picture' });
}

/** The text. Throws RULE_UNFIT for a picture. */
export function textOf(subject: Subject): string {
  if (subject.kind === 'text') return subject.text;
  const message = 'This rule needs a text, but a picture came in: ask a model about the picture, or connect a text.';
  throw unfit(message, { expected: 'a text', value: subject.image });
}

/** That what came in is nothing that a rule could be applied to: the sentence says what to do. */
export function unfit(message: string, details: { expected: string; value?: string }): AppError {
  const { expected, value } = details;
  return new AppError('RULE_UNFIT', {
    message,
    details: { expected, ...(value !== undefined && { value: cutText(value, longestShown, '…') }) },
  });
}

/** A text as a sentence shows it. */
export function shown(text: string): string {
  return text.trim() === '' ? 'an empty text' : quote(text.trim());
}
