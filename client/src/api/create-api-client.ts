import { authExchange } from '@urql/exchange-auth';
import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { createCacheExchange } from './cache.ts';
import { connection } from './connection.ts';
import type { Auth } from './create-auth.ts';
import { createLiveSocket, forwardToSocket } from './live-socket.ts';
import { fetchWithRetry } from './fetch-with-retry.ts';
import { isSignedOut, isUnreachable } from './read-answer.ts';

/** A client serves one person: make another when somebody else signs in. Its socket closes with its last subscription. */
export function createApiClient(auth: Auth): Client {
  // A session that was ended elsewhere cannot be renewed either, which is how it is known to be over.
  const socket = createLiveSocket(
    () => readToken(auth),
    () => void renewSession(auth),
  );
  return new Client({
    url: '/graphql',
    fetch: fetchWithRetry,
    preferGetMethod: false,
    exchanges: [
      createCacheExchange(),
      reportConnection,
      authenticate(auth),
      fetchExchange,
      subscriptionExchange({ forwardSubscription: forwardToSocket(socket) }),
    ],
  });
}

const reportConnection = mapExchange({
  onResult({ error, operation }) {
    if (error && isUnreachable(error)) connection.reportLost();
    else if (operation.kind !== 'subscription') connection.reportReached();
  },
});

/** supabase-js refreshes a token that is about to end before it hands it out. */
async function readToken(auth: Auth): Promise<string | null> {
  const { data } = await auth.getSession();
  return data.session?.access_token ?? null;
}

function authenticate(auth: Auth) {
  return authExchange(async (utilities) => {
    let { session } = (await auth.getSession()).data;
    const isEnding = () => !session || (session.expires_at ?? 0) * 1_000 < Date.now() + 5_000;
    return {
      addAuthToOperation: (operation) =>
        session ? utilities.appendHeaders(operation, { authorization: `Bearer ${session.access_token}` }) : operation,
      willAuthError: isEnding,
      didAuthError: (error) => isSignedOut(error),
      refreshAuth: async () => {
        // A token that ran out has mostly been renewed in the background already; one that was refused must be replaced.
        session = await renewSession(auth, isEnding());
      },
    };
  });
}

/** Null where it cannot be renewed; where that is for good, everybody here is told. */
async function renewSession(auth: Auth, isEnding = false) {
  const { data, error } = isEnding ? await auth.getSession() : await auth.refreshSession();
  if (!data.session && isRefusal(error?.status)) await auth.signOut({ scope: 'local' });
  return data.session;
}

/** The account or its session is gone for good. A network that was lost is not that. */
function isRefusal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500;
}
