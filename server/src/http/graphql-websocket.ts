import type { IncomingMessage, Server } from 'node:http';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { type Context as ProtocolContext, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Context } from '../schema/context.ts';
import { type GraphqlYoga, postRequest } from './create-yoga.ts';
import { createEventSharing, type SharedOperation } from './fan-out/share-events.ts';
import { keepAlive } from './keep-alive.ts';
import { largestMessage } from './limits.ts';
import { originOf } from './origin.ts';
import type { Admission, CredentialEnd } from './admission.ts';
import { type Connection, openConnection } from './websocket-connection.ts';

export interface WebSocketOptions {
  server: Server;
  yoga: GraphqlYoga;
  admission: Admission;
  maskError(fault: unknown): GraphQLError;
}

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
const goodbyes: Record<CredentialEnd, string> = { EXPIRED: 'Credential expired', REVOKED: 'Credential revoked' };

/**
 * GraphQL over WebSocket (`graphql-transport-ws`). Every operation goes through Yoga's own plugins: the same limits, the
 * same sign-in and the same masking as over HTTP. The events of an execution are shared among like subscribers.
 */
export function serveWebSockets({ server, yoga, admission, maskError }: WebSocketOptions): { close(): Promise<void> } {
  const shareEvents = createEventSharing();
  const options = { noServer: true, maxPayload: largestMessage, handleProtocols, closeTimeout };
  const sockets = new WebSocketServer(options);
  const pulse = keepAlive(sockets, 12_000);
  const protocol = makeServer<{ authorization?: unknown }, Connection>({
    connectionInitWaitTimeout: 10_000,
    // A socket that says nothing of who it is, or something that is not true, is closed with 4403.
    onConnect: ({ connectionParams, extra }) => letIn(authorizationOf(connectionParams), extra),
    execute: (args) => (args.rootValue as Enveloped).execute(args),
    subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
    onSubscribe: async (context, id, params) => {
      try {
        return await prepare(context, id, params);
      } catch (fault) {
        return [maskError(fault)];
      }
    },
  });

  server.on('upgrade', (request, connection, head) => {
    if (new URL(request.url ?? '/', 'http://here').pathname !== '/graphql' || !isOwnPage(request)) {
      connection.destroy();
      return;
    }
    sockets.handleUpgrade(request, connection, head, (socket) => {
      sockets.emit('connection', socket, request);
      openConnection(protocol, socket, request, connection, (fault) => void maskError(fault));
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
  async function letIn(authorization: string | null, { close, whenClosed }: Connection): Promise<boolean> {
    const credential = await admission.admit(authorization);
    if (!credential) return false;
    whenClosed(admission.watch(credential, (end) => close(forbidden, goodbyes[end])));
    return true;
  }

  /** What to execute, or why not. */
  async function prepare(
    { connectionParams, extra }: ProtocolContext<{ authorization?: unknown }, Connection>,
    id: string,
    params: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    const asker = { authorization: authorizationOf(connectionParams), origin: originOf(extra.request) };
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
      rootValue: { execute, subscribe } satisfies Enveloped,
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

/** Browsers name the page that opens a socket; only our own may. Programs name none. */
function isOwnPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
