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
import type { UploadedFile } from './uploaded-file.ts';

export interface SchemaTypes {
  Context: Context;
  AuthScopes: AccessScopes;
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    Decimal: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
    URL: { Input: string; Output: string };
    ID: { Input: string; Output: string };
    Upload: { Input: UploadedFile; Output: never };
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
    edgesFieldOptions: { nullable: false, description: 'The objects of this page, each with its cursor.' },
    nodeFieldOptions: { nullable: false, description: 'The object itself.' },
    nodesOnConnection: { description: 'The objects of this page, without cursors.' },
    cursorFieldOptions: { description: 'Its position in the list, for `after` or `before`. Opaque.' },
    pageInfoFieldOptions: { description: 'Whether there are more pages, and the cursors of this page.' },
    pageInfoTypeOptions: { description: 'The position of a page in its list.' },
    hasNextPageFieldOptions: { description: 'There is more after this page.' },
    hasPreviousPageFieldOptions: { description: 'There is more before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the page’s first item; null for an empty page.' },
    endCursorFieldOptions: {
      description: 'The cursor of the page’s last item: pass it as `after` for the next page. Null for an empty page.',
    },
    firstArgOptions: {
      description:
        'How many from the beginning, at most: 0 to 100. Without `first` and `last` it is 20, or 50 for the items of a node.',
    },
    afterArgOptions: { description: 'Only items after this `cursor` of the same list.' },
    lastArgOptions: { description: 'How many from the end, at most: 0 to 100. Not together with `first`.' },
    beforeArgOptions: { description: 'Only items before this `cursor` of the same list.' },
    idFieldOptions: { description: 'Opaque, and unique across all types: `node(id)` reads it again.' },
    nodeTypeOptions: { description: 'Any object that can be read by its id.' },
    nodeQueryOptions: {
      authScopes: { read: true },
      description: 'Any object by its id; null if it is not yours.',
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
    description: 'The total number, on all pages.',
    resolve: (connection) => connection.countAll(),
  }),
);

builder.queryType({ description: 'Queries. Other people’s data is null, like data that does not exist.' });
builder.mutationType({
  description:
    'Changes, made in the requested order. A failed one is null, with its error at its path; the others stand.',
  authScopes: { signedIn: true },
});
builder.subscriptionType({
  description: 'Live events, over WebSocket or server-sent events.',
  authScopes: { signedIn: true },
});
