/** One entry of fal's `detail` list: where, in words, and by a name that programs compare. */
export interface Detail {
  loc: (string | number)[];
  msg: string;
  type: string;
  ctx?: Record<string, unknown>;
  input?: unknown;
}

/** An answer other than success, with fal's body and headers for it. */
export class FalError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(typeof body['detail'] === 'string' ? body['detail'] : `HTTP ${status}`);
    this.name = 'FalError';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The input, or what came of it, is at fault: sending it again cannot help. */
export const invalid = (...details: Detail[]): FalError =>
  new FalError(422, { detail: details }, { 'x-fal-retryable': 'false' });

/** The infrastructure is at fault. `type` is one of fal's request errors, such as `runner_disconnected`. */
export const requestError = (status: number, type: string, detail: string): FalError =>
  new FalError(status, { detail, error_type: type }, { 'x-fal-error-type': type });

export const refused = (status: number, detail: string): FalError => new FalError(status, { detail });
