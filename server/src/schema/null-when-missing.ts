import { AppError } from '../errors.ts';

/** A query answers null for what is not there, where a mutation says so by an error. */
export function nullWhenMissing(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
