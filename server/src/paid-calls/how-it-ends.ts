import { AppError, type ErrorCode } from '../errors.ts';
import { isTransientDatabaseError } from '../store/transient-error.ts';
import type { CallEnd } from '../store/paid-calls.ts';
import { LeaseLost } from './lease-lost.ts';

/*
 * What an error means for a call that the provider has accepted, and so will bill. Every other one leaves the call open:
 * trying again at once would not help, but the picture may still be had of this very request.
 */

/** Nothing will ever come of this request, or no picture that can be kept; the next try pays anew. */
const ending: ReadonlySet<ErrorCode> = new Set([
  'PROVIDER_REFUSED',
  'PROVIDER_CONTENT_REFUSED',
  'PROVIDER_FAILED',
  'PROMPT_TOO_LONG',
  'IMAGE_INVALID',
  'IMAGE_TOO_LARGE',
  'ASSET_MISSING',
  'LINK_REFUSED',
  // The provider itself has stopped it; where we were stopped, nobody asks.
  'CANCELLED',
]);

/** Tried again after a pause; when it does not pass in time, the call stays open all the same. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_RATE_LIMITED',
  'IMAGE_UNREACHABLE',
  'STORAGE_UNAVAILABLE',
]);

export function endsTheCall(error: AppError): boolean {
  // Where the provider says so itself, its own work took too long, and this request has ended; else we have waited too long.
  if (error.code === 'PROVIDER_TIMED_OUT') return error.details?.status !== undefined;
  return ending.has(error.code);
}

/** `thrown` is what stands behind an error that is INTERNAL, such as the database being restarted. */
export function mayPass(error: AppError, thrown: unknown): boolean {
  return passing.has(error.code) || isTransientDatabaseError(thrown);
}

/**
 * The model itself is limited, overloaded or gone, and has billed nothing: another one may be asked. What may have been billed, what
 * the provider says of the input, and what is no model's doing are not among these.
 */
export function leavesItToAnother({ code, details }: AppError): boolean {
  const status = typeof details?.['status'] === 'number' ? details['status'] : undefined;
  switch (code) {
    case 'PROVIDER_RATE_LIMITED':
      return true;
    case 'PROVIDER_REFUSED':
      return status === 404 || status === 410;
    case 'PROVIDER_FAILED':
      // A provider bills no request that has ended with an error of its own.
      return details?.['isBilled'] === false || (status !== undefined && status >= 500);
    case 'PROVIDER_TIMED_OUT':
      return status !== undefined;
    default:
      return false;
  }
}

/** How an error is written down on the generation that it ends. */
export function callEnd(error: AppError): CallEnd {
  return {
    status: error.code === 'CANCELLED' ? 'CANCELLED' : 'FAILED',
    error: error.message,
    errorCode: error.code,
  };
}

/** A run that was cancelled, rather than one whose server stops or has lost it. */
export function isCancelled(signal: AbortSignal): boolean {
  const { reason } = signal;
  return reason instanceof AppError && reason.code === 'CANCELLED' && !(reason instanceof LeaseLost);
}
