import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, GraphQLError, parse } from 'graphql';
import { createLiveSocket } from '../api/live-socket.ts';

type Fetcher = GraphiQLProps['fetcher'];

/**
 * Sends queries and mutations by POST and subscriptions over a WebSocket, each with the newest token of the session.
 * An Authorization header written in the Headers tab goes before it.
 */
export function createFetcher(getToken: () => Promise<string | null>): Fetcher {
  return (request, options) => {
    const headers = new Headers(options?.headers ?? {});
    const operation = findOperation(request);
    const named = { ...request, operationName: operation?.name?.value };
    return operation?.operation === 'subscription' ? follow(named, headers, getToken) : post(named, headers, getToken);
  };
}

/** Right after a change of tabs GraphiQL still names the operation of the tab before: then the only one there is counts. */
function findOperation({ query, operationName }: Request) {
  const document = parse(query);
  return getOperationAST(document, operationName) ?? getOperationAST(document);
}

type Request = Parameters<Fetcher>[0];
type Details = Record<string, unknown>;

async function post(request: Request, headers: Headers, getToken: () => Promise<string | null>) {
  const token = await getToken();
  if (token && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  headers.set('content-type', 'application/json');
  headers.set('accept', 'application/graphql-response+json, application/json');
  const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(request) });
  return response.json();
}

/** A socket of its own for each subscription: it closes when the tab's stop button is pressed. */
async function* follow(request: Request, headers: Headers, getToken: () => Promise<string | null>) {
  const written = headers.get('authorization')?.replace(/^Bearer /i, '');
  const socket = createLiveSocket(async () => written ?? (await getToken()));
  try {
    for await (const { data, errors, extensions } of socket.iterate<Details, Details>({ ...request })) {
      yield { data, extensions, errors: errors?.map(({ message, ...options }) => new GraphQLError(message, options)) };
    }
  } finally {
    await socket.dispose();
  }
}
