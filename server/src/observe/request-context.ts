import { randomUUID } from 'node:crypto';

/** What follows a request into everything that it sets going. */
export interface RequestContext {
  readonly requestId: string;
  /** W3C trace context of what is at work for it just now: what it sets going is a part of that. Null without traces. */
  traceparent: string | null;
  /** Whoever asks, once that is known. */
  userId: string | null;
}

const safeId = /^[\w.-]{1,64}$/;
const goodTraceparent = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

type Header = string | string[] | undefined;

/** The id that a request came with, where it can stand in a log as it is; else a new one. Traces go on by the same rule. */
export function openRequestContext(requestId?: Header, traceparent?: Header): RequestContext {
  return {
    requestId: typeof requestId === 'string' && safeId.test(requestId) ? requestId : randomUUID(),
    traceparent: typeof traceparent === 'string' && goodTraceparent.test(traceparent) ? traceparent : null,
    userId: null,
  };
}
