import { z } from 'zod';
import type { ConfigProblem } from '@visualadgen/graph/problem.ts';
import { listWords, quote } from '@visualadgen/graph/text/wording.ts';
import { tellValue } from '@visualadgen/graph/fields/tell-value.ts';

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
export function tellProblems(problems: readonly ConfigProblem[]): string {
  return problems.map((problem) => `${problem.path.join('.') || 'the whole'} ${problem.message}`).join('; ');
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, schema: z.ZodType): ConfigProblem[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [{ path, message: sentence(issue) }];
  const known = knownNames(schema, path);
  const message = `is not known here${known.length > 0 ? `; known are ${listWords(known, 'and')}` : ''}`;
  return issue.keys.map((key) => ({ path: [...path, key], message }));
}

function sentence(issue: Issue): string {
  if (issue.input === undefined && issue.code !== 'custom') return 'must be given';
  switch (issue.code) {
    case 'too_big':
      return outOfBounds('at most', issue.maximum, issue.origin, issue.input);
    case 'too_small':
      return outOfBounds('at least', issue.minimum, issue.origin, issue.input);
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return but(
        `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`,
        issue.input,
      );
    case 'not_multiple_of':
      return but(`must be a multiple of ${issue.divisor}`, issue.input);
    case 'custom':
      return issue.message;
    default:
      return but('does not have the right form', issue.input);
  }
}

/** “5” is not 5: where the type is what is wrong, a text is called one. */
function wrongType(expected: string, input: unknown): string {
  const given = typeof input === 'string' ? `the text ${quote(input)}` : tellValue(input);
  return `must be ${typeWords[expected] ?? expected}, but is ${given}`;
}

const typeWords: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** Texts and lists are measured; numbers are compared. */
function outOfBounds(which: string, limit: number | bigint, origin: string, input: unknown): string {
  const length = typeof input === 'string' || Array.isArray(input) ? input.length : undefined;
  if (length === undefined) return but(`must be ${which} ${limit.toLocaleString('en')}`, input);
  const unit = origin === 'string' ? 'characters' : 'entries';
  return `must have ${which} ${limit.toLocaleString('en')} ${unit}, but has ${length.toLocaleString('en')}`;
}

function but(expected: string, input: unknown): string {
  return `${expected}, but is ${tellValue(input)}`;
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
