import type { RequestContext } from '../observe/request-context.ts';
import type { Door } from '../schema/context.ts';
import type { ToldCost } from './cost/weigh-operation.ts';

/** Who is asking, however they came in: HTTP, server-sent events or WebSocket. */
export interface Asker {
  authorization: string | null;
  requestContext: RequestContext;
  transport: 'http' | 'websocket';
  /** By which door they came, where it looks itself at which workflows a token is good for. */
  door?: Door;
  /** Such as `http://127.0.0.1:4000`. */
  origin: string;
  /** The network address, which stands for whoever is not signed in. */
  address(): string;
  /** Tells when the client has gone; only where the answer alone keeps it. */
  onGone?(listener: () => void): void;
  /** Hears what an operation costs before it is answered; where an answer has headers. */
  tellCost?(cost: ToldCost, perMinute: number): void;
}
