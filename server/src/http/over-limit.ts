import { AppError } from '../errors.ts';

/** A limit of one operation, for programs. */
export type OperationLimit =
  | 'aliases'
  | 'bodyBytes'
  | 'comparedFields'
  | 'depth'
  | 'directives'
  | 'nesting'
  | 'operations'
  | 'repeatedFields'
  | 'tokens';

/** Says of what there was too much: what was wrong, how many there were (null where counting ends at the limit), and how many there may be. */
export function overLimit(limit: OperationLimit, sentence: string, found: number | null, allowed: number): AppError {
  const message = `${sentence}: ${found ?? `more than ${allowed}`}, of at most ${allowed}.`;
  return new AppError('REQUEST_TOO_LARGE', { message, details: { limit, found, allowed } });
}
