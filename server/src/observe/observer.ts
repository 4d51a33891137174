import type { AssetOrigin, ExecutionRow, NodeExecutionRow } from '../store/tables.ts';
import type { RequestContext } from './request-context.ts';

/**
 * Everything that a server reports about itself, to its log, its metrics and its traces. Each is called at once and must not
 * wait. The code that reports knows nothing of them.
 */
export interface Observer {
  /** A request over HTTP. Whoever follows traces may set the context's own. */
  requestBegan(requestContext: RequestContext, request: HttpRequest): void;
  /** It is answered, or its client has gone. */
  requestEnded(requestContext: RequestContext, request: HttpRequest, answer: HttpAnswer): void;
  /** A GraphQL operation that is valid, over HTTP or a WebSocket; a subscription goes on until it ends. */
  operationBegan(requestContext: RequestContext, operation: Operation): void;
  operationEnded(requestContext: RequestContext, operation: Operation, end: OperationEnd): void;
  /** An operation that was turned away before it began. */
  operationRefused(requestContext: RequestContext, codes: readonly string[]): void;
  socketOpened(): void;
  socketClosed(code: number): void;
  /** Over WebSockets, so many at once. Told for each reader of each event: it has to cost nothing. */
  messagesSent(count: number): void;
  /** This server has an execution in its hands. */
  runTaken(execution: ExecutionRow): void;
  /** Not any more: it has ended, waits for somebody, or goes to another server. */
  runLeft(execution: ExecutionRow): void;
  /** An event that this server has written. */
  happened(event: WrittenEvent): void;
  /** Events written by one statement. */
  committed(milliseconds: number, events: number): void;
  /** A node asks for pictures; it may have to wait for its turn. */
  callBegan(call: PaidCall): void;
  /** Its turn has come. */
  callEntered(call: PaidCall): void;
  /** The provider has taken it, under this id. */
  callAccepted(call: PaidCall, providerRequestId: string): void;
  /** An error that passes: it goes on after a while. */
  callFaltered(call: PaidCall, code: string): void;
  callEnded(call: PaidCall, end: CallEnd): void;
  /** A try at a piece of background work is over. */
  jobEnded(job: JobTry): void;
  /** USD that a picture has cost, once for each paid call, also where nobody waited for it any more. */
  paid(model: string, cost: string): void;
  /** A picture has come by the door of files and has its row, or was there already. */
  imageKept(image: KeptImage): void;
}

export interface HttpRequest {
  method: string;
  /** Without its query. */
  path: string;
  /** The route that takes it: one of few. */
  route: string;
}

export interface HttpAnswer {
  status: number;
  milliseconds: number;
  /** It was a stream of events, open for as long as somebody listened. */
  isStream: boolean;
}

export interface Operation {
  type: 'query' | 'mutation' | 'subscription';
  /** The field of the schema that it asks for; `several` for more than one. As many as there are fields, whatever is sent. */
  field: string;
  /** As its client calls it. */
  name: string | null;
  transport: 'http' | 'websocket';
}

export interface OperationEnd {
  milliseconds: number;
  /** Of its errors; empty when there are none. */
  codes: readonly string[];
}

export interface WrittenEvent {
  type: string;
  execution: ExecutionRow;
  nodeExecution: NodeExecutionRow | null;
  /** Null for what concerns no item of a node. */
  item: NodeExecutionRow | null;
}

/** One and the same object from its beginning to its end. */
export interface PaidCall {
  model: string;
  requestId: string | null;
  userId: string;
  executionId: string;
  nodeExecutionId: string;
  /** The node’s own, where that is one of its items. */
  itemOf: string | undefined;
}

export interface CallEnd {
  /** STOPPED: the run was called off, or the server stops. */
  outcome: 'COMPLETED' | 'FAILED' | 'STOPPED';
  /** USD; null where nothing is known to be billed. */
  cost: string | null;
  code: string | null;
}

export interface JobTry {
  /** Of its kind: one of few. */
  name: string;
  id: string;
  outcome: JobOutcome;
  milliseconds: number;
  /** What was not to be expected of it. */
  error?: unknown;
}

/** RETRIED: it failed, and is tried again. REFUSED: its payload is not what it should be. */
export type JobOutcome = 'COMPLETED' | 'RETRIED' | 'FAILED' | 'REFUSED';

export interface KeptImage {
  origin: AssetOrigin;
  /** Of the picture itself. */
  byteSize: number;
  /** The same was there already. */
  isDuplicate: boolean;
}

/** In the order of `Observer`; the compiler says which is missing. */
const moments = {
  requestBegan: true,
  requestEnded: true,
  operationBegan: true,
  operationEnded: true,
  operationRefused: true,
  socketOpened: true,
  socketClosed: true,
  messagesSent: true,
  runTaken: true,
  runLeft: true,
  happened: true,
  committed: true,
  callBegan: true,
  callEntered: true,
  callAccepted: true,
  callFaltered: true,
  callEnded: true,
  jobEnded: true,
  paid: true,
  imageKept: true,
} satisfies Record<keyof Observer, true>;

type Listener = (...told: unknown[]) => void;

/** One observer of several, each of which hears what it wants to. An error of theirs never reaches the work. */
export function observeTogether(
  observers: readonly Partial<Observer>[],
  onError: (error: unknown) => void = () => {},
): Observer {
  const together: Record<string, Listener> = {};
  for (const moment of Object.keys(moments) as (keyof Observer)[]) {
    const listeners = observers.flatMap((one) => (one[moment] ? [one[moment] as Listener] : []));
    together[moment] = listeners.length === 0 ? () => {} : callAll(listeners, onError);
  }
  return together as unknown as Observer;
}

function callAll(listeners: readonly Listener[], onError: (error: unknown) => void): Listener {
  return (first, second, third) => {
    for (const listener of listeners) {
      try {
        listener(first, second, third);
      } catch (error) {
        onError(error);
      }
    }
  };
}

/** Where nobody watches. */
export const nobody: Observer = observeTogether([]);
