import { z } from 'zod';
import type { ConfigProblem } from '@visualadgen/graph/problem.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { isValueType, describeFieldProblem } from '@visualadgen/graph/fields/field-problem.ts';
import type { FieldProblem } from '@visualadgen/graph/fields/field-problem.ts';

export type CheckedValues<Values> = { ok: true; values: Values } | { ok: false; problems: ConfigProblem[] };

/**
 * Values by a schema, with its defaults filled in; or what is wrong with them, in sentences without their subject:
 * "must be at most 4, but is 5". A name that the schema does not know is a problem of its own.
 */
export function checkValues<Schema extends z.ZodType>(schema: Schema, values: unknown): CheckedValues<z.infer<Schema>> {
  const result = schema.safeParse(values, { reportInput: true });
  if (result.success) return { ok: true, values: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => problemsOf(issue, schema)) };
}

/** The sentences of several problems as one, each with its subject. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  return problems.map((problem) => `${problem.path.join('.') || 'the whole'} ${problem.message}`).join('; ');
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, schema: z.ZodType): ConfigProblem[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') {
    return [{ path, message: issue.code === 'custom' ? issue.message : describeFieldProblem(readIssue(issue)) }];
  }
  const known = knownNames(schema, path);
  const message = `is not known here${known.length > 0 ? `; known are ${listWords(known, 'and')}` : ''}`;
  return issue.keys.map((key) => ({ path: [...path, key], message }));
}

function readIssue(issue: Exclude<Issue, { code: 'custom' }>): FieldProblem {
  const { input: value } = issue;
  if (value === undefined) return { code: 'MISSING' };
  switch (issue.code) {
    case 'too_big':
      return outOfBounds(issue, issue.maximum, 'BIG');
    case 'too_small':
      return outOfBounds(issue, issue.minimum, 'SMALL');
    case 'invalid_type':
      return isValueType(issue.expected)
        ? { code: 'WRONG_TYPE', expected: issue.expected, value }
        : { code: 'WRONG_FORM', value };
    case 'invalid_value':
      return { code: 'NOT_OFFERED', options: issue.values.map(String), value };
    // What says which of several forms a thing has.
    case 'invalid_union':
      return isRecord(value) && 'options' in issue && issue.discriminator !== undefined
        ? choiceOf(value[issue.discriminator], issue.options ?? [])
        : { code: 'WRONG_FORM', value };
    case 'not_multiple_of':
      return { code: 'NOT_A_MULTIPLE', step: issue.divisor, value };
    default:
      return { code: 'WRONG_FORM', value };
  }
}

function choiceOf(value: unknown, options: readonly unknown[]): FieldProblem {
  return value === undefined ? { code: 'MISSING' } : { code: 'NOT_OFFERED', options: options.map(String), value };
}

/** Texts and lists are measured; numbers are compared. */
function outOfBounds(
  { input: value, origin }: Extract<Issue, { code: 'too_big' | 'too_small' }>,
  limit: number | bigint,
  which: 'BIG' | 'SMALL',
): FieldProblem {
  if (typeof value !== 'string' && !Array.isArray(value)) return { code: `TOO_${which}`, limit, value };
  const unit = origin === 'string' ? 'characters' : 'entries';
  return { code: which === 'BIG' ? 'TOO_LONG' : 'TOO_SHORT', limit, length: value.length, unit };
}

/** The names that the schema knows at a path, but for those it takes and leaves unused. */
function knownNames(schema: z.ZodType, path: readonly string[]): string[] {
  let at: unknown = schema;
  for (const step of path) {
    const whole = unwrap(at);
    at = whole instanceof z.ZodObject ? whole.shape[step] : undefined;
  }
  const whole = unwrap(at);
  if (!(whole instanceof z.ZodObject)) return [];
  return Object.entries(whole.shape).flatMap(([name, part]) => (isHidden(part) ? [] : [name]));
}

function unwrap(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodOptional || at instanceof z.ZodNullable) at = at.unwrap();
  return at;
}

function isHidden(schema: unknown): boolean {
  return schema instanceof z.ZodType && schema.meta()?.['hidden'] === true;
}
