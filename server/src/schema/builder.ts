import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import { AppError } from '../errors.ts';
import { accessOf, type AccessScopes, refusal } from './access.ts';
import type { Context } from './context.ts';
import { decodeId, encodeId } from './ids.ts';
import { keepableText } from './keepable-text.ts';

export interface SchemaTypes {
  Context: Context;
  AuthScopes: AccessScopes;
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
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin, keepableText, SimpleObjectsPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    decodeGlobalID: decodeId,
    edgesFieldOptions: { nullable: false },
    nodeFieldOptions: { nullable: false },
    nodeQueryOptions: {
      authScopes: { read: true },
      description: 'Anything by its id; null where there is nothing of yours by it.',
      resolve: (_, { id }, __, info, resolveNode) => (namesNode(id, info) ? resolveNode(id) : null),
    },
    nodesQueryOptions: {
      authScopes: { read: true },
      description: 'The same for many ids at once, at most 100, in their order.',
      resolve: (_, args, __, info, resolveNodes) => {
        const { ids } = args;
        if (ids.length > 100)
          throw new AppError('INPUT_INVALID', { message: `ids: at most 100 at once, but these are ${ids.length}.` });
        // The plugin looks at the arguments again, whatever it is handed here, and passes over null.
        Object.assign(args, { ids: ids.map((id) => (namesNode(id, info) ? id : null)) });
        return resolveNodes(ids);
      },
    },
  },
  scopeAuth: {
    authScopes: ({ viewer }) => accessOf(viewer),
    unauthorizedError: (_, { viewer }, info) => refusal(viewer, info),
    // What a subscription tells was asked for when it began; who may ask is asked then, and not with each event.
    authorizeOnSubscribe: true,
  },
  errors: { directResult: true },
});

/** An id of a type that has none, or that there is not, names nothing here. */
function namesNode({ typename }: { typename: string }, { schema }: GraphQLResolveInfo): boolean {
  const type = schema.getType(typename);
  return isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node');
}

builder.queryType();
builder.mutationType({ authScopes: { signedIn: true } });
builder.subscriptionType({ authScopes: { signedIn: true } });
