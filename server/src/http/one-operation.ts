import { GraphQLError } from 'graphql';

/** A list of operations in one request is refused by how many there are: limits and points count for one, and so do its answer and its status. */
export function oneOperationPlugin() {
  return {
    onRequestParse: () => ({
      onRequestParseDone({ requestParserResult: sent }: { requestParserResult: object }): void {
        if (!Array.isArray(sent)) return;
        const limit = { limit: 'operations', found: sent.length, allowed: 1 };
        throw new GraphQLError(
          `One request is one operation, of at most 1, and this is a list of ${sent.length}. Send each by itself, or ask for several fields in one.`,
          { extensions: { ...limit, code: 'BAD_REQUEST', http: { status: 400 } } },
        );
      },
    }),
  };
}
