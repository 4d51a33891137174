import type { IncomingMessage, Server } from 'node:http';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { AppError } from '../errors.ts';
import type { Observer } from '../observe/observer.ts';
import { openRequestContext, type RequestContext } from '../observe/request-context.ts';
import type { Context } from '../schema/context.ts';
import type { Admission, CredentialEnd } from './admission.ts';
import type { Asker } from './asker.ts';
import { type GraphqlYoga, postRequest } from './create-yoga.ts';
import { createEventSharing, type SharedOperation } from './fan-out/share-events.ts';
import { keepAlive } from './keep-alive.ts';
import { largestMessage } from './limits.ts';
import type { Slots } from './slots.ts';
import { writeError } from './send.ts';
import { readSocketCredential, type SocketCredential } from './socket-credential.ts';
import type { Clients } from './clients.ts';
import { type Connection, openConnection, tooMany } from './websocket-connection.ts';

export interface WebSocketOptions {
  server: Server;
  yoga: GraphqlYoga;
  clients: Clients;
  admission: Admission;
  /** Of WebSockets and event streams together, by user. */
  slots: Slots;
  limits: { socketsPerUser: number; subscriptionsPerSocket: number; messagesPerMinute: number };
  patience?: Partial<SocketPatience> | undefined;
  maskError(error: unknown, requestContext?: RequestContext): GraphQLError;
  observer: Observer;
}

/** In milliseconds. */
export interface SocketPatience {
  /** In which a client must have said who it is. */
  init: number;
  /** Between two signs of life; who gives none is gone. */
  heartbeat: number;
}

const usualPatience: SocketPatience = { init: 10_000, heartbeat: 12_000 };

/** What an operation brings along: the functions that its plugins have wrapped. */
interface Enveloped {
  execute(args: ExecutionArgs): ReturnType<ReturnType<GraphqlYoga['getEnveloped']>['execute']>;
  subscribe(args: ExecutionArgs): ReturnType<ReturnType<GraphqlYoga['getEnveloped']>['subscribe']>;
}

/** Milliseconds that a client is given to answer to a goodbye. */
const closeTimeout = 2_000;
const serviceRestart = 1012;

/**
 * Clients of graphql-ws come back by themselves after 4403, with the credential that they have by then: for one that was good. After
 * 4401 they do not, for what never was is no better the next time.
 */
const forbidden = 4403;
const unauthorized = 4401;
const tryAgainLater = 1013;
/** A reason has room for 123 bytes. */
const nothingSaid = 'Say who you are in connection_init: {"authorization": "Bearer <token>"}.';
const notGood = 'The token is not good, or not any more. Sign in again, or make a new one.';
const goodbyes: Record<CredentialEnd, string> = { EXPIRED: 'Credential expired', REVOKED: 'Credential revoked' };

/**
 * GraphQL over WebSocket (`graphql-transport-ws`). Every operation goes through Yoga's own plugins: the same limits, the
 * same sign-in and the same masking as over HTTP. The events of an execution are shared among like subscribers.
 */
export function serveWebSockets(options: WebSocketOptions): { close(): Promise<void> } {
  const { server, yoga, clients, admission, slots, limits, maskError, observer } = options;
  const patience = { ...usualPatience, ...options.patience };
  const shareEvents = createEventSharing(yoga.executeEvent, observer.messagesSent);
  // Nothing is compressed: a few bytes may unfold to very many.
  const settings = {
    noServer: true,
    maxPayload: largestMessage,
    perMessageDeflate: false,
    handleProtocols,
    closeTimeout,
  };
  const sockets = new WebSocketServer(settings);
  const pulse = keepAlive(sockets, patience.heartbeat);
  const protocol = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: patience.init,
    // A socket that says nothing of who it is, or something that is not true, is closed with 4401.
    onConnect: ({ connectionParams, extra }) => letIn(readSocketCredential(connectionParams, extra.request), extra),
    execute: (args) => (args.rootValue as Enveloped).execute(args),
    subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
    onSubscribe: async (context, id, params) => {
      // Each operation is a request of its own.
      const requestContext = openRequestContext();
      try {
        if (Object.keys(context.subscriptions).length > limits.subscriptionsPerSocket) {
          throw tooManySubscriptions(Object.keys(context.subscriptions).length, limits.subscriptionsPerSocket);
        }
        return await prepare(context, id, params, requestContext);
      } catch (error) {
        const masked = maskError(error, requestContext);
        observer.operationRefused(requestContext, [String(masked.extensions['code'])]);
        return [masked];
      }
    },
  });

  server.on('upgrade', (request, connection, head) => {
    const refusal = refuseUpgrade(request);
    if (refusal) {
      connection.once('error', () => {});
      connection.end(refusal, () => connection.destroy());
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      sockets.emit('connection', socket, request);
      observer.socketOpened();
      socket.once('close', observer.socketClosed);
      openConnection(protocol, {
        socket,
        request,
        connection,
        onError: (error) => void maskError(error),
        onSent: observer.messagesSent,
        messagesPerMinute: limits.messagesPerMinute,
      });
    });
  });

  return {
    close: async () => {
      pulse.stop();
      // Clients take this as the word to connect again, to another server or to the next one here.
      for (const socket of sockets.clients) socket.close(serviceRestart, 'Service restart');
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };

  /** For as long as their credential is good. Who comes back with another misses nothing: events are numbered. */
  async function letIn({ authorization, error }: SocketCredential, connection: Connection): Promise<boolean> {
    const credential = await admission.admit(authorization).catch((unknown: unknown) => {
      // Upon which clients come again.
      maskError(unknown);
      connection.close(tryAgainLater, 'Who you are cannot be checked just now. Try again later.');
      return null;
    });
    // Where it is closed already, that is the reason which stands.
    if (!credential) connection.close(unauthorized, error ?? (authorization === null ? nothingSaid : notGood));
    if (!credential || !takeSlot(connection, credential.userId)) return false;
    connection.authorization = authorization;
    const sendAway = (end: CredentialEnd) => connection.close(forbidden, goodbyes[end]);
    connection.whenClosed(admission.watch(credential, sendAway));
    return true;
  }

  /** False, and the socket closed, where the user has as many as there may be. */
  function takeSlot(connection: Connection, userId: string): boolean {
    const giveBack = slots.take(userId);
    if (giveBack) connection.whenClosed(giveBack);
    else connection.close(tooMany, `Too many sockets: at most ${limits.socketsPerUser} at once`);
    return giveBack !== undefined;
  }

  /** An answer over HTTP: a program can read why, and does not take it for a line that broke. */
  function refuseUpgrade(request: IncomingMessage): string | undefined {
    // Not every address that a client may send is one that can be read as such.
    const path = request.url?.split('?', 1)[0];
    if (!clients.isExpectedHost(request)) {
      return writeError('421 Misdirected Request', 'HOST_REFUSED', 'This server does not answer to that name.');
    }
    if (path !== '/graphql') {
      return writeError('404 Not Found', 'NOT_FOUND', 'WebSockets are taken at /graphql alone.');
    }
    if (clients.isAllowedPage(request)) return undefined;
    return writeError('403 Forbidden', 'ORIGIN_REFUSED', 'Pages of that origin are not let in: see ALLOWED_ORIGINS.');
  }

  /** What to execute, or why not. */
  async function prepare(
    { extra }: ProtocolContext<Record<string, unknown>, Connection>,
    id: string,
    params: SubscribePayload,
    requestContext: RequestContext,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const asker: Asker = {
      authorization: extra.authorization,
      requestContext,
      transport: 'websocket',
      origin: clients.originOf(extra.request),
      address: () => clients.addressOf(extra.request),
    };
    // The socket was opened by a GET, by which Yoga lets nobody change anything.
    const enveloped = yoga.getEnveloped({ asker, params, request: postRequest });
    const { schema, parse, validate, execute, subscribe, contextFactory } = enveloped;
    const document = parse(params.query);
    const faults = validate(schema, document) as readonly GraphQLError[];
    if (faults.length > 0) return faults;
    const args = {
      schema,
      document,
      operationName: params.operationName,
      variableValues: params.variables,
      contextValue: (await contextFactory()) as Context,
      rootValue: { execute: (one) => extra.inTurn(() => execute(one)), subscribe } satisfies Enveloped,
    };
    const shared: SharedOperation = { id, args: { ...args }, writer: extra.writer };
    args.contextValue.shareEvents = (source) => shareEvents(shared, source);
    return args;
  }
}

function tooManySubscriptions(found: number, most: number): AppError {
  return new AppError('TOO_MANY_SUBSCRIPTIONS', {
    message: `Too many operations are open on this socket: ${found}, of at most ${most}. End some first.`,
    details: { limit: 'subscriptions', found, allowed: most },
  });
}
