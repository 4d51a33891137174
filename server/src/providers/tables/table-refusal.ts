import { AppError } from '../../errors.ts';

/** What was given is no table that can be read; the message says what it is instead, and what would do. */
export function noTable(message: string, cause?: unknown): AppError {
  return new AppError('TABLE_INVALID', { message, cause });
}

export function tooLarge(message: string, details: Record<string, unknown>): AppError {
  return new AppError('TABLE_TOO_LARGE', { message, details });
}
