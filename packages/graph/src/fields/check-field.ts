import type { Field } from './field.ts';
import { fieldKinds } from './field-kinds.ts';
import type { FieldProblem, ValueType } from './field-problem.ts';

type Limits = Pick<Field, 'kind'> & Partial<Pick<Field, 'minimum' | 'maximum' | 'maxLength' | 'options'>>;

/**
 * What is wrong with a value, as far as the description of its field tells; null when nothing is. A value that is not there is none:
 * a default takes its place.
 */
export function checkField(field: Limits, value: unknown): FieldProblem | null {
  if (value === null || value === undefined) return null;
  if (field.options?.length) return checkChoice(field.options, value);
  const expected = fieldKinds[field.kind].value;
  if (expected && !hasType(value, expected)) return wrongType(expected, value);
  if (typeof value === 'number') return checkRange(field, value);
  if (field.kind === 'COLOR' && !isHexColor(value)) return { code: 'NOT_A_COLOR', value };
  if (typeof value === 'string') return checkLength(field, value);
  if (Array.isArray(value)) return checkEntries(field, value);
  return null;
}

/** `#rrggbb`, as a `COLOR` is written. */
export function isHexColor(value: unknown): boolean {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value);
}

function hasType(value: unknown, type: ValueType): boolean {
  if (type === 'int') return Number.isSafeInteger(value);
  if (type === 'array') return Array.isArray(value);
  return typeof value === type && !Number.isNaN(value);
}

function wrongType(expected: ValueType, value: unknown): FieldProblem {
  // A number is told to be whole only where it is one.
  return { code: 'WRONG_TYPE', expected: expected === 'int' && typeof value !== 'number' ? 'number' : expected, value };
}

function checkRange({ minimum, maximum }: Limits, value: number): FieldProblem | null {
  if (typeof minimum === 'number' && value < minimum) return { code: 'TOO_SMALL', limit: minimum, value };
  if (typeof maximum === 'number' && value > maximum) return { code: 'TOO_BIG', limit: maximum, value };
  return null;
}

function checkChoice(options: Field['options'], value: unknown): FieldProblem | null {
  const choices = options.map((option) => option.value);
  // Of choices that are numbers, one may also be given as such.
  const given = typeof value === 'number' && choices.every((choice) => isNumber(choice)) ? String(value) : value;
  return choices.some((choice) => choice === given) ? null : { code: 'NOT_OFFERED', options: choices, value: given };
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function checkLength({ maxLength }: Limits, value: string): FieldProblem | null {
  if (typeof maxLength !== 'number' || value.length <= maxLength) return null;
  return { code: 'TOO_LONG', limit: maxLength, length: value.length, unit: 'characters' };
}

function checkEntries({ maximum }: Limits, { length }: readonly unknown[]): FieldProblem | null {
  if (typeof maximum !== 'number' || length <= maximum) return null;
  return { code: 'TOO_LONG', limit: maximum, length, unit: 'entries' };
}
