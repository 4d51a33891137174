import type { Field } from '../../graph/catalogue/catalogue.ts';

type Limits = Pick<Field, 'kind'> & Partial<Pick<Field, 'minimum' | 'maximum' | 'maxLength'>>;

/** What is wrong with a value as far as can be told without the server; null when nothing is. */
export function checkField(field: Limits, value: unknown): string | null {
  if (typeof value === 'number') return checkNumber(field, value);
  if (typeof value === 'string') return checkLength(field, value);
  return null;
}

function checkNumber({ kind, minimum, maximum }: Limits, value: number): string | null {
  if ((kind === 'INTEGER' || kind === 'SEED') && !Number.isInteger(value)) return 'A whole number, please.';
  const isTooLow = typeof minimum === 'number' && value < minimum;
  const isTooHigh = typeof maximum === 'number' && value > maximum;
  if (!isTooLow && !isTooHigh) return null;
  if (typeof minimum === 'number' && typeof maximum === 'number') return `Between ${minimum} and ${maximum}, please.`;
  return isTooLow ? `At least ${minimum}, please.` : `At most ${maximum}, please.`;
}

function checkLength({ maxLength }: Limits, value: string): string | null {
  if (typeof maxLength !== 'number' || value.length <= maxLength) return null;
  return `At most ${maxLength} characters, please: ${value.length - maxLength} too many.`;
}

/** That something is to be written, where a run needs it. */
export function checkFilled({ isRequired }: Pick<Field, 'isRequired'>, value: unknown): string | null {
  const isEmpty = value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
  return isRequired && isEmpty ? 'Needed for a run.' : null;
}
