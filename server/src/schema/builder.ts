import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import { decodeId, encodeId } from './ids.ts';

export interface SchemaTypes {
  Context: Context;
  AuthScopes: { signedIn: boolean };
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    Decimal: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    URL: { Input: string; Output: string };
    ID: { Input: string; Output: string };
  };
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
}

/** The one builder. Each domain adds itself to it in a file of its own; `index.ts` imports them all. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin, SimpleObjectsPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    decodeGlobalID: decodeId,
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: {
      authScopes: { signedIn: true },
      description: 'Anything by its id; null where there is nothing of yours by it.',
      resolve: (_, { id }, __, ___, resolveNode) => (id.typename ? resolveNode(id) : null),
    },
    nodesQueryOptions: {
      authScopes: { signedIn: true },
      description: 'The same for many ids at once, at most 100, in their order.',
      resolve: async (_, { ids }, __, ___, resolveNodes) => {
        if (ids.length > 100)
          throw new AppError('INPUT_INVALID', { message: `ids: at most 100 at once, but these are ${ids.length}.` });
        const known = ids.filter((id) => id.typename);
        const found = known.length > 0 ? await resolveNodes(known) : [];
        const byId = new Map(known.map((id, index) => [id, found[index]]));
        return ids.map((id) => byId.get(id) ?? null);
      },
    },
  },
  scopeAuth: {
    authScopes: (context) => ({ signedIn: context.viewer !== null }),
    unauthorizedError: () => new AppError('UNAUTHENTICATED'),
  },
  errors: { directResult: true },
});

builder.queryType();
builder.mutationType({ authScopes: { signedIn: true } });
builder.subscriptionType({ authScopes: { signedIn: true } });
