import { ApiError, createFalClient } from '@fal-ai/client';
import { AppError } from '../../errors.ts';
import { withDeadline } from '../../network/deadline.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import { retryExchange, TransientError } from '../../network/retry-exchange.ts';
import { isPassing, type FalApi } from './fal-api.ts';
import { readRefusal } from './read-refusal.ts';

/**
 * Hands bytes over to fal's storage, with fal's own client: two exchanges (a place, then the bytes) that cost nothing and may be
 * repeated. The client's own retries are off, since it sleeps through an abort.
 * A client for each upload, because the signal has to reach both exchanges and `upload` takes none.
 */
export async function uploadFile(
  api: FalApi,
  { bytes, contentType }: { bytes: Uint8Array; contentType: string },
  { signal, timeoutMs }: { signal: AbortSignal; timeoutMs: number },
): Promise<string> {
  const file = new Blob([new Uint8Array(bytes)], { type: contentType });
  try {
    return await retryExchange({ tries: 4, signal }, () =>
      withDeadline(timeoutMs, signal, (own) => clientFor(api, own).storage.upload(file)).catch(throwNamed),
    );
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const message = `The model service could not take the picture: ${error.message}.`;
    throw new AppError('PROVIDER_UNAVAILABLE', { message, cause: error });
  }
}

function clientFor(api: FalApi, signal: AbortSignal) {
  const redirected: typeof fetch = (input, init) => {
    const link = input instanceof Request ? input.url : String(input);
    return fetch(api.readLink(link), { ...init, signal });
  };
  return createFalClient({ credentials: api.credentials, fetch: redirected, retry: { maxRetries: 0 } });
}

function throwNamed(error: unknown): never {
  if (error instanceof AppError) throw error;
  if (error instanceof ApiError) {
    if (isPassing(error.status)) throw new TransientError(`the answer was ${error.status}`, { cause: error });
    throw readRefusal({ status: error.status, headers: new Headers(), json: error.body });
  }
  throw new TransientError(describeNetworkError(error), { cause: error });
}
