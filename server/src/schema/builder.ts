import SchemaBuilder from '@pothos/core';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import SimpleObjectsPlugin from '@pothos/plugin-simple-objects';
import { type GraphQLResolveInfo, isObjectType } from 'graphql';
import { InputInvalidError } from '../errors.ts';
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
  Connection: { countAll(): Promise<number> };
}

/** The one builder. Each domain adds itself to it in a file of its own; `index.ts` imports them all. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin, ScopeAuthPlugin, ErrorsPlugin, keepableText, SimpleObjectsPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    decodeGlobalID: decodeId,
    edgesFieldOptions: { nullable: false, description: 'The objects of this page, each with its place in the list.' },
    nodeFieldOptions: { nullable: false, description: 'The object itself.' },
    nodesOnConnection: { description: 'The objects of this page, without their places.' },
    cursorFieldOptions: { description: 'Its place in the list, to be given as `after` or `before`. Opaque.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and where this page begins and ends.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'There is more after this page.' },
    hasPreviousPageFieldOptions: { description: 'There is more before this page.' },
    startCursorFieldOptions: { description: 'The place of the first of the page; null for an empty one.' },
    endCursorFieldOptions: {
      description: 'The place of the last of the page: give it as `after` for the next. Null for an empty one.',
    },
    firstArgOptions: {
      description: 'So many from the beginning, at most: 0 to 100, or 20 where neither `first` nor `last` is given.',
    },
    afterArgOptions: { description: 'Only what comes after this place, a `cursor` of the same list.' },
    lastArgOptions: { description: 'So many from the end, at most: 0 to 100. Not beside `first`.' },
    beforeArgOptions: { description: 'Only what comes before this place, a `cursor` of the same list.' },
    idFieldOptions: { description: 'Opaque, and unique over all types: `node(id)` finds it again.' },
    nodeTypeOptions: { description: 'Whatever can be found again by its id.' },
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
        if (ids.length > 100) throw InputInvalidError.of('ids', `at most 100 at once, but these are ${ids.length}.`);
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

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are in all, on every page together.',
    resolve: (connection) => connection.countAll(),
  }),
);

builder.queryType({ description: 'What can be read. What is not yours is null, as is what is not there.' });
builder.mutationType({
  description:
    'What can be done, in the order in which it is asked for. One that fails is null by itself, with its fault at its path.',
  authScopes: { signedIn: true },
});
builder.subscriptionType({
  description: 'What is told as it happens, over WebSocket or server-sent events.',
  authScopes: { signedIn: true },
});
