import { GraphQLError } from 'graphql';

interface Params {
  query?: string | null;
  extensions?: Record<string, unknown> | null;
}

/**
 * Clients with automatic persisted queries (Apollo's protocol, which urql speaks as well) send a hash alone first. Documents are
 * remembered here without it, so that they are told that there is no such thing: upon which they send the text, and do not ask again.
 */
export function refusePersistedQueries() {
  return {
    onParams({ params }: { params: Params }): void {
      if (params.query || !params.extensions?.['persistedQuery']) return;
      // Clients look for exactly this sentence, in an answer that is none of an error.
      const http = { status: 200, headers: { 'cache-control': 'no-store' } };
      const extensions = { code: 'PERSISTED_QUERY_NOT_SUPPORTED', http };
      throw new GraphQLError('PersistedQueryNotSupported', { extensions });
    },
  };
}
