import { type ErrorCode, isErrorCode, sentenceOf, errorCodes } from '../errors.ts';
import { builder } from './builder.ts';

/** The whole catalogue of errors, each with its sentence. */
export const ErrorCodeType = builder.enumType('ErrorCode', {
  description: 'All error codes of this server. Act on the code, and show the message beside it to people.',
  values: Object.fromEntries(errorCodes.map((code) => [code, { description: sentenceOf(code) }])) as Record<
    ErrorCode,
    { description: string }
  >,
});

/** A code as it was written, maybe by another version of this server: one that is not known here is told as INTERNAL. */
export function readErrorCode(code: string): ErrorCode {
  return isErrorCode(code) ? code : 'INTERNAL';
}

/** The same where there may have been no error. */
export function errorCodeOf({ error_code: code }: { error_code: string | null }): ErrorCode | null {
  return code === null ? null : readErrorCode(code);
}
