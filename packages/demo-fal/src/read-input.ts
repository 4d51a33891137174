import type { z } from 'zod';
import { type Detail, invalid } from './fal-error.ts';

/** Reads a model's input, or throws the 422 that fal (FastAPI and Pydantic, that is) would answer. */
export function readInput<Input>(model: { input: z.ZodType<Input> }, body: unknown): Input {
  const read = model.input.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  throw invalid(...read.error.issues.flatMap((issue) => detailsOf(issue, ['body'])));
}

type Issue = z.core.$ZodIssue;

function detailsOf(issue: Issue, base: (string | number)[]): Detail[] {
  const loc = [...base, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'invalid_union') {
    // Of a name or an object, the one that was meant is the one whose kind was given.
    const meant = issue.errors.find((errors) =>
      typeof issue.input === 'string'
        ? errors.some((error) => error.code === 'invalid_value')
        : errors.every((error) => error.path.length > 0),
    );
    return (meant ?? issue.errors[0] ?? []).flatMap((error) =>
      detailsOf({ ...error, input: error.input ?? issue.input } as Issue, loc),
    );
  }
  return [{ loc, ...wordsFor(issue), input: issue.input }];
}

function wordsFor(issue: Issue): Pick<Detail, 'msg' | 'type' | 'ctx'> {
  if (issue.input === undefined) return { type: 'missing', msg: 'Field required' };
  switch (issue.code) {
    case 'too_small':
      return bound(issue.origin, 'low', Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return bound(issue.origin, 'high', Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_value': {
      const names = issue.values.map((value) => `'${String(value)}'`);
      const expected = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? '');
      return { type: 'literal_error', msg: `Input should be ${expected}`, ctx: { expected } };
    }
    case 'invalid_type':
      return TYPES[issue.expected] ?? { type: 'value_error', msg: issue.message };
    default:
      return { type: 'value_error', msg: issue.message };
  }
}

const TYPES: Record<string, { type: string; msg: string }> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  int: { type: 'int_from_float', msg: 'Input should be a valid integer, got a number with a fractional part' },
  number: { type: 'float_type', msg: 'Input should be a valid number' },
  boolean: { type: 'bool_type', msg: 'Input should be a valid boolean' },
  array: { type: 'list_type', msg: 'Input should be a valid list' },
  object: { type: 'model_attributes_type', msg: 'Input should be a valid dictionary or object to extract fields from' },
};

function bound(
  origin: string,
  end: 'low' | 'high',
  limit: number,
  inclusive: boolean,
): Pick<Detail, 'msg' | 'type' | 'ctx'> {
  const s = limit === 1 ? '' : 's';
  if (origin === 'string') {
    return end === 'low'
      ? {
          type: 'string_too_short',
          msg: `String should have at least ${limit} character${s}`,
          ctx: { min_length: limit },
        }
      : {
          type: 'string_too_long',
          msg: `String should have at most ${limit} character${s}`,
          ctx: { max_length: limit },
        };
  }
  if (origin === 'array') {
    return end === 'low'
      ? { type: 'too_short', msg: `List should have at least ${limit} item${s}`, ctx: { min_length: limit } }
      : { type: 'too_long', msg: `List should have at most ${limit} item${s}`, ctx: { max_length: limit } };
  }
  if (end === 'low') {
    return inclusive
      ? { type: 'greater_than_equal', msg: `Input should be greater than or equal to ${limit}`, ctx: { ge: limit } }
      : { type: 'greater_than', msg: `Input should be greater than ${limit}`, ctx: { gt: limit } };
  }
  return inclusive
    ? { type: 'less_than_equal', msg: `Input should be less than or equal to ${limit}`, ctx: { le: limit } }
    : { type: 'less_than', msg: `Input should be less than ${limit}`, ctx: { lt: limit } };
}
