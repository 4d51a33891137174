import { AppError, type ErrorCode } from '../../errors.ts';
import { saysTooLong } from '../../models/says-too-long.ts';
import { readRetryAfter } from '../../network/retry-after.ts';
import type { FalAnswer } from './fal-api.ts';
import { readComplaints, sayComplaints, type FalComplaint } from './fal-words.ts';

const lead = {
  PROVIDER_REFUSED: 'The model service refused the request',
  PROVIDER_CONTENT_REFUSED: 'The model service refused the content',
  PROVIDER_UNAUTHORIZED: 'The model service did not accept the key',
  PROVIDER_RATE_LIMITED: 'The model service is asking for a pause',
  PROMPT_TOO_LONG: 'The prompt is longer than the model can read',
  IMAGE_INVALID: 'The model service cannot read the picture',
  IMAGE_TOO_LARGE: 'The picture is too large for the model service',
  PROVIDER_FAILED: 'The model service failed while working',
  PROVIDER_TIMED_OUT: 'The model service took too long',
  CANCELLED: 'The model service was told to stop',
} as const satisfies Partial<Record<ErrorCode, string>>;

type RefusalCode = keyof typeof lead;

/**
 * What an answer that is not a success means, with fal's own words in the message.
 * `details`: `status`; `complaints` ({ where, message, type }); `retryAfter` in seconds or null, for PROVIDER_RATE_LIMITED;
 * `providerSaysRetry`, when fal said whether the same request may work another time (`X-Fal-Retryable`).
 */
export function readRefusal({ status, headers, json }: FalAnswer): AppError {
  const complaints = readComplaints(json);
  const code = chooseCode(status, headers, complaints);
  const words = sayComplaints(complaints);
  const retryable = headers.get('x-fal-retryable');
  return new AppError(code, {
    message: words ? `${lead[code]}: ${words}` : `${lead[code]}.`,
    details: {
      status,
      ...(complaints.length > 0 && { complaints }),
      ...(code === 'PROVIDER_RATE_LIMITED' && { retryAfter: readRetryAfter(headers.get('retry-after')) }),
      ...(retryable !== null && { providerSaysRetry: /^(1|true)$/i.test(retryable) }),
    },
  });
}

function chooseCode(status: number, headers: Headers, complaints: FalComplaint[]): RefusalCode {
  const types = new Set([...complaints.map(({ type }) => type), headers.get('x-fal-error-type')]);
  if (types.has('content_policy_violation')) return 'PROVIDER_CONTENT_REFUSED';
  if (types.has('client_cancelled')) return 'CANCELLED';
  if (types.has('request_timeout') || types.has('startup_timeout') || types.has('generation_timeout'))
    return 'PROVIDER_TIMED_OUT';
  if (types.has('image_load_error')) return 'IMAGE_INVALID';
  if (types.has('file_too_large') || types.has('image_too_large')) return 'IMAGE_TOO_LARGE';
  if (complaints.some(isOfLength)) return 'PROMPT_TOO_LONG';
  if (status === 401 || status === 403) return 'PROVIDER_UNAUTHORIZED';
  if (status === 429) return 'PROVIDER_RATE_LIMITED';
  return status >= 500 ? 'PROVIDER_FAILED' : 'PROVIDER_REFUSED';
}

function isOfLength({ where, message, type }: FalComplaint): boolean {
  return (type === 'string_too_long' && where.endsWith('prompt')) || saysTooLong(message);
}
