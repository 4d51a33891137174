import { AppError } from '../../errors.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import { TransientError } from '../../network/retry-exchange.ts';

/**
 * What an error of Supabase Storage means. It answers most errors with status 400 and puts the real status into the body
 * (`statusCode: "404"`); newer releases add a name (`code: "NoSuchKey"`).
 */
export function toStorageError(error: unknown): AppError | TransientError {
  const status = realStatus(error);
  const cause = error;
  if (status === null) return new TransientError(describeNetworkError(originalOf(error)), { cause });
  if (status >= 500 || status === 429)
    return new TransientError(`the file store answered with status ${status}`, { cause });
  if (status === 404) return new AppError('ASSET_MISSING', { cause });
  if (status === 401 || status === 403) {
    return new AppError('STORAGE_REFUSED', { message: 'The file store did not accept the secret key.', cause });
  }
  if (status === 413)
    return new AppError('IMAGE_TOO_LARGE', { message: 'The file store refused a file as too large.', cause });
  const words = error instanceof Error ? error.message : String(status);
  return new AppError('STORAGE_REFUSED', { message: `The file store refused: ${words}`, details: { status }, cause });
}

const named: Record<string, number> = {
  NoSuchKey: 404,
  NoSuchBucket: 404,
  not_found: 404,
  InvalidJWT: 403,
  AccessDenied: 403,
  Unauthorized: 403,
  EntityTooLarge: 413,
};

/** Null when there was no answer at all. */
function realStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return null;
  const inBody = 'statusCode' in error ? String(error.statusCode) : '';
  return named[inBody] ?? (/^\d{3}$/.test(inBody) ? Number(inBody) : error.status);
}

function originalOf(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error ? error.originalError : error;
}
