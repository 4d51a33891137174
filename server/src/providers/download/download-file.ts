import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AppError } from '../../errors.ts';
import type { ErrorCode } from '../../errors.ts';
import { isRedirect } from '../../network/redirects.ts';
import { version } from '../../settings/version.ts';
import { withDeadline } from '../../network/deadline.ts';
import { describeNetworkError } from '../../network/network-error.ts';
import { BodyTooLargeError, readBody } from '../../network/read-body.ts';
import { readRetryAfter } from '../../network/retry-after.ts';
import { retryExchange, TransientError } from '../../network/retry-exchange.ts';
import {
  createPublicLookup,
  PrivateAddressError,
  refusePrivateHost,
  refusePrivatePeer,
  type Resolve,
} from '../../network/public-address.ts';

export interface DownloadOptions {
  signal?: AbortSignal;
  /** For each attempt; 60 s. */
  timeoutMs?: number;
  /** Attempts at errors of the moment; 3. */
  tries?: number;
  /** Lets a link lead to this machine or its network: for a server of files that runs beside this one, never for what people type. */
  allowPrivateHosts?: boolean | ((url: URL) => boolean);
  /** How names are looked up; as this computer does. */
  resolve?: Resolve;
}

const mostRedirects = 3;

/** Of http and https; other services listen at others. */
const usualPorts = new Set(['', '80', '443']);

/** What is fetched, and how it is told when it cannot be. */
export interface WantedFile {
  /** As sentences call it: `picture`. */
  thing: string;
  /** Media types. */
  accept: string;
  /** There is none behind the link (4xx). */
  missing: ErrorCode;
  /** It may work later. */
  unreachable: ErrorCode;
  tooLarge: ErrorCode;
}

/**
 * The bytes behind a link that somebody wrote; whether they are what is wanted is for whoever keeps or reads them to find out.
 * Redirects are followed up to three times, from https to https or on the same host.
 * Throws LINK_REFUSED (not http or https, a closed address, a redirect elsewhere), CANCELLED, and the codes of what is wanted.
 */
export async function downloadFile(
  link: string,
  wanted: WantedFile,
  options: DownloadOptions & { maxBytes: number },
): Promise<Uint8Array> {
  const url = readLink(link, wanted);
  const { signal, timeoutMs = 60_000, tries = 3 } = options;
  const attempt = () => withDeadline(timeoutMs, signal, (own) => follow(url, wanted, options, own));
  try {
    return await retryExchange({ tries, signal }, () =>
      attempt().catch((error: unknown) => throwTransient(error, wanted)),
    );
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    throw new AppError(wanted.unreachable, {
      message: `The ${wanted.thing} could not be fetched: ${error.message}.`,
      cause: error,
    });
  }
}

async function follow(
  start: URL,
  wanted: WantedFile,
  options: DownloadOptions & { maxBytes: number },
  signal: AbortSignal,
): Promise<Buffer> {
  let url = start;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const answer = await open(url, wanted, options, signal);
    const status = answer.statusCode ?? 0;
    if (status === 200) return readBody(answer, options.maxBytes);
    answer.destroy();
    if (!isRedirect(status)) throw statusError(status, answer, wanted);
    url = nextHop(url, answer.headers.location);
  }
  throw new AppError('LINK_REFUSED', { message: `The link is redirected more than ${mostRedirects} times.` });
}

/** A connection of its own, for `fetch` gives no way to look at the address that a name stands for before it connects. */
function open(url: URL, wanted: WantedFile, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { allowPrivateHosts: allowed = false } = options;
  const isGuarded = typeof allowed === 'function' ? !allowed(url) : !allowed;
  if (isGuarded) refusePrivateHost(url);
  if (isGuarded && !usualPorts.has(url.port)) throw portError(url, wanted);
  const lookup = isGuarded ? createPublicLookup(options.resolve) : undefined;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const headers = { accept: wanted.accept, 'user-agent': `visualadgen/${version}` };
    const request = send(url, { agent: false, lookup, signal, headers }, resolve).on('error', reject);
    if (isGuarded) request.once('socket', refusePrivatePeer);
    request.end();
  });
}

function readLink(link: string, { thing }: WantedFile): URL {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username + url.password === '') return url;
  throw new AppError('LINK_REFUSED', {
    message: `A ${thing} is fetched from an http or https link without a name and password.`,
  });
}

function nextHop(from: URL, location: string | undefined): URL {
  const to = location !== undefined && URL.canParse(location, from) ? new URL(location, from) : null;
  const secure = from.protocol === 'https:' && to?.protocol === 'https:';
  const sameHost = to?.host === from.host && to.protocol === from.protocol;
  if (to && (secure || sameHost) && to.username + to.password === '') return to;
  throw new AppError('LINK_REFUSED', { message: 'The link is redirected to a place that is not followed.' });
}

function portError({ port }: URL, { thing }: WantedFile): AppError {
  return new AppError('LINK_REFUSED', { message: `A ${thing} is not fetched from port ${port}.` });
}

function statusError(status: number, { headers }: IncomingMessage, { thing, missing }: WantedFile): Error {
  const passing = status >= 500 || status === 408 || status === 425 || status === 429;
  if (!passing)
    return new AppError(missing, {
      message: `There is no ${thing} behind that link (${status}).`,
      details: { status },
    });
  const seconds = readRetryAfter(headers['retry-after']);
  return new TransientError(`the answer was ${status}`, { retryAfterMs: seconds === null ? null : seconds * 1000 });
}

function throwTransient(error: unknown, { thing, tooLarge }: WantedFile): never {
  if (error instanceof AppError || error instanceof TransientError) throw error;
  if (error instanceof PrivateAddressError) {
    throw new AppError('LINK_REFUSED', {
      message: 'The link leads to an address that is not on the open internet.',
      cause: error,
    });
  }
  if (error instanceof BodyTooLargeError) {
    const message = `The ${thing} is larger than ${Math.round(error.maxBytes / 1e6)} MB.`;
    throw new AppError(tooLarge, { message, details: { maxBytes: error.maxBytes }, cause: error });
  }
  throw new TransientError(describeNetworkError(error), { cause: error });
}
