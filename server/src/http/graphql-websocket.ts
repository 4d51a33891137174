import type { IncomingMessage, Server } from 'node:http';
import type { ExecutionArgs, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { GraphqlYoga } from './create-yoga.ts';
import { largestMessage } from './limits.ts';
import { originOf } from './origin.ts';

export interface WebSocketOptions {
  server: Server;
  yoga: GraphqlYoga;
  isSignedIn(authorization: string | null): Promise<boolean>;
  maskError(fault: unknown): GraphQLError;
}

/** What an operation brings along: the functions that its plugins have wrapped. */
interface Enveloped {
  execute(args: ExecutionArgs): ReturnType<ReturnType<GraphqlYoga['getEnveloped']>['execute']>;
  subscribe(args: ExecutionArgs): ReturnType<ReturnType<GraphqlYoga['getEnveloped']>['subscribe']>;
}

/**
 * GraphQL over WebSocket (`graphql-transport-ws`). Every operation goes through Yoga's own plugins: the same limits, the
 * same sign-in and the same masking as over HTTP.
 */
export function serveWebSockets({ server, yoga, isSignedIn, maskError }: WebSocketOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  server.on('upgrade', (request, socket, head) => {
    if (new URL(request.url ?? '/', 'http://here').pathname !== '/graphql' || !isOwnPage(request)) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });

  const protocol = useServer<{ authorization?: unknown }, { request: IncomingMessage }>(
    {
      connectionInitWaitTimeout: 10_000,
      // A socket that says nothing of who it is, or something that is not true, is closed with 4403.
      onConnect: ({ connectionParams }) => isSignedIn(authorizationOf(connectionParams)),
      execute: (args) => (args.rootValue as Enveloped).execute(args),
      subscribe: (args) => (args.rootValue as Enveloped).subscribe(args),
      onSubscribe: async ({ connectionParams, extra }, _, params) => {
        try {
          const asker = { authorization: authorizationOf(connectionParams), origin: originOf(extra.request) };
          // The socket was opened by a GET, by which Yoga lets nobody change anything.
          const request = new Request(new URL('/graphql', asker.origin), { method: 'POST' });
          const { schema, parse, validate, execute, subscribe, contextFactory } = yoga.getEnveloped({
            asker,
            params,
            request,
          });
          const document = parse(params.query);
          const faults = validate(schema, document) as readonly GraphQLError[];
          if (faults.length > 0) return faults;
          return {
            schema,
            document,
            operationName: params.operationName,
            variableValues: params.variables,
            contextValue: await contextFactory(),
            rootValue: { execute, subscribe } satisfies Enveloped,
          };
        } catch (fault) {
          return [maskError(fault)];
        }
      },
    },
    sockets,
  );

  return {
    close: async () => {
      await protocol.dispose();
    },
  };
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
