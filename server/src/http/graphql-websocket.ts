import type { IncomingMessage, Server } from 'node:http';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { AppError } from '../errors.ts';
import type { Observer } from '../observe/observer.ts';
import { openTrail, type Trail } from '../observe/trail.ts';
import type { Context } from '../schema/context.ts';
import type { Admission, CredentialEnd } from './admission.ts';
import type { Asker } from './asker.ts';
import { type GraphqlYoga, postRequest } from './create-yoga.ts';
import { createEventSharing, type SharedOperation } from './fan-out/share-events.ts';
import { keepAlive } from './keep-alive.ts';
import { largestMessage } from './limits.ts';
import { createMessageRate } from './message-rate.ts';
import type { Places } from './places.ts';
import type { Visitors } from './visitors.ts';
import { type Connection, openConnection, tooMany } from './websocket-connection.ts';

export interface WebSocketOptions {
  server: Server;
  yoga: GraphqlYoga;
  visitors: Visitors;
  admission: Admission;
  /** Of WebSockets and event streams together, by user. */
  places: Places;
  limits: { subscriptionsPerSocket: number; messagesPerMinute: number };
  patience?: Partial<SocketPatience> | undefined;
  maskError(fault: unknown, trail?: Trail): GraphQLError;
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

/** Clients of graphql-ws come back by themselves after this code, with the credential that they have by then. */
const forbidden = 4403;
const tryAgainLater = 1013;
const goodbyes: Record<CredentialEnd, string> = { EXPIRED: 'Credential expired', REVOKED: 'Credential revoked' };

/**
 * GraphQL over WebSocket (`graphql-transport-ws`). Every operation goes through Yoga's own plugins: the same limits, the
 * same sign-in and the same masking as over HTTP. The events of an execution are shared among like subscribers.
 */
export function serveWebSockets(options: WebSocketOptions): { close(): Promise<void> } {
  const { server, yoga, visitors, admission, places, limits, maskError, observer } = options;
  const patience = { ...usualPatience, ...options.patience };
  const shareEvents = createEventSharing(observer.messagesSent);
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
  const protocol = makeServer<{ authorization?: unknown }, Connection>({
    connectionInitWaitTimeout: patience.init,
    // A socket that says nothing of who it is, or something that is not true, is closed with 4403.
    onConnect: ({ connectionParams, extra }) => letIn(authorizationOf(connectionParams), extra),
    execute: (args) => (args.rootValue as Enveloped).execute(args),
    subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
    onSubscribe: async (context, id, params) => {
      // Each operation is a request of its own.
      const trail = openTrail();
      try {
        if (Object.keys(context.subscriptions).length > limits.subscriptionsPerSocket) {
          throw new AppError('TOO_MANY_SUBSCRIPTIONS');
        }
        return await prepare(context, id, params, trail);
      } catch (fault) {
        const masked = maskError(fault, trail);
        observer.operationRefused(trail, [String(masked.extensions['code'])]);
        return [masked];
      }
    },
  });

  server.on('upgrade', (request, connection, head) => {
    // Not every address that a client may send is one that can be read as such.
    if (request.url?.split('?', 1)[0] !== '/graphql' || !isWelcome(request)) {
      connection.destroy();
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      sockets.emit('connection', socket, request);
      observer.socketOpened();
      socket.once('close', observer.socketClosed);
      const isAllowed = createMessageRate(limits.messagesPerMinute);
      openConnection(protocol, socket, request, connection, {
        onFault: (fault) => void maskError(fault),
        onSent: observer.messagesSent,
        isAllowed,
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
  async function letIn(authorization: string | null, connection: Connection): Promise<boolean> {
    const credential = await admission.admit(authorization).catch((fault: unknown) => {
      // Upon which clients come again.
      maskError(fault);
      connection.close(tryAgainLater, 'Try again later');
      return null;
    });
    if (!credential || !takePlace(connection, credential.userId)) return false;
    const sendAway = (end: CredentialEnd) => connection.close(forbidden, goodbyes[end]);
    connection.whenClosed(admission.watch(credential, sendAway));
    return true;
  }

  /** False, and the socket closed, where the user has as many as there may be. */
  function takePlace(connection: Connection, userId: string): boolean {
    const giveBack = places.take(userId);
    if (giveBack) connection.whenClosed(giveBack);
    else connection.close(tooMany, 'Too many sockets');
    return giveBack !== undefined;
  }

  function isWelcome(request: IncomingMessage): boolean {
    return visitors.isExpectedHost(request) && visitors.isAllowedPage(request);
  }

  /** What to execute, or why not. */
  async function prepare(
    { connectionParams, extra }: ProtocolContext<{ authorization?: unknown }, Connection>,
    id: string,
    params: SubscribePayload,
    trail: Trail,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const asker: Asker = {
      authorization: authorizationOf(connectionParams),
      trail,
      transport: 'websocket',
      origin: visitors.originOf(extra.request),
      address: () => visitors.addressOf(extra.request),
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
    const shared: SharedOperation = { id, args: { ...args }, execute, writer: extra.writer };
    args.contextValue.shareEvents = (source) => shareEvents(shared, source);
    return args;
  }
}

function authorizationOf(connectionParams: { authorization?: unknown } | undefined): string | null {
  const authorization = connectionParams?.authorization;
  return typeof authorization === 'string' ? authorization : null;
}
