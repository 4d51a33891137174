import { checkField } from '@visualadgen/graph/fields/check-field.ts';
import type { Field } from '../../graph/catalogue/catalogue.ts';

type Limits = Parameters<typeof checkField>[0];

/** What is to be said of a value as far as can be told without the server; null where nothing is, or the server says it better. */
export function problemOf(field: Limits, value: unknown): string | null {
  const problem = checkField(field, value);
  switch (problem?.code) {
    case 'WRONG_TYPE':
      return problem.expected === 'int' ? 'Enter a whole number.' : null;
    case 'TOO_SMALL':
    case 'TOO_BIG':
      return rangeOf(field);
    case 'TOO_LONG':
      return `At most ${problem.limit} ${problem.unit}: ${problem.length - Number(problem.limit)} too many.`;
    default:
      return null;
  }
}

function rangeOf({ minimum, maximum }: Limits): string {
  if (typeof minimum !== 'number') return `Enter at most ${maximum}.`;
  return typeof maximum === 'number'
    ? `Enter a value between ${minimum} and ${maximum}.`
    : `Enter at least ${minimum}.`;
}

/** That something is to be written, where a run needs it. */
export function needOf({ isRequired }: Pick<Field, 'isRequired'>, value: unknown): string | null {
  const isEmpty =
    value === null ||
    value === undefined ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0);
  return isRequired && isEmpty ? 'Needed for a run.' : null;
}
