import { DeadlineError } from './deadline.ts';

const words: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  EPIPE: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENOTFOUND: 'its name could not be found',
  EAI_AGAIN: 'its name could not be looked up',
  ETIMEDOUT: 'no connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'no answer in time',
  EHOSTUNREACH: 'it cannot be reached from here',
  ENETUNREACH: 'it cannot be reached from here',
};

/** What broke in an exchange, in words for people: the codes are buried two causes deep in `fetch failed`. */
export function describeNetworkError(error: unknown): string {
  if (error instanceof DeadlineError) return error.message;
  const code = findCode(error);
  if (code === undefined) return 'the connection failed';
  return (
    words[code] ?? (isCertificateCode(code) ? 'its certificate was not accepted' : `the connection failed (${code})`)
  );
}

function findCode(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ('code' in current && typeof current.code === 'string') return current.code;
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return undefined;
}

function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|SSL|TLS|EPROTO|UNABLE_TO_VERIFY/.test(code);
}
