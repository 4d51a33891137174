import { type AssetEvent as Event, followAssets } from '../engine/library-events/follow-assets.ts';
import { findAssets } from '../store/assets.ts';
import type { AssetRow } from '../store/tables.ts';
import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { encodeId } from './ids.ts';

/* What changes in somebody's library, as it happens. */

type EventOf<Type extends Event['type']> = Event & { type: Type };

const AssetAdded = builder.objectRef<{ asset: AssetRow }>('AssetAdded').implement({
  description: 'An image is new in the library, or was restored.',
  fields: (t) => ({ asset: t.field({ type: Asset, description: 'The image.', resolve: ({ asset }) => asset }) }),
});

const AssetChanged = builder.objectRef<{ asset: AssetRow }>('AssetChanged').implement({
  description:
    'Something that is known of an image has changed: its name, tags, star or caption, or how far its description is.',
  fields: (t) => ({
    asset: t.field({ type: Asset, description: 'The image as it is now.', resolve: ({ asset }) => asset }),
  }),
});

const AssetRemoved = builder.objectRef<EventOf<'AssetRemoved'>>('AssetRemoved').implement({
  description: 'An image is not in the library any more.',
  fields: (t) => ({
    assetId: t.id({ description: 'Its id, as it was.', resolve: ({ id }) => encodeId('Asset', id) }),
  }),
});

const LibraryReset = builder.objectRef<EventOf<'LibraryReset'>>('LibraryReset').implement({
  description:
    'Read now what you show of the library: all that changes after this is told. It comes first; and again where more has changed than is told one by one, or some of it could not be told.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'Since then.', resolve: () => new Date() }),
  }),
});

const mostWaiting = 1_000;

const AssetEvent = builder.unionType('AssetEvent', {
  description: 'A change in your library.',
  types: [AssetAdded, AssetChanged, AssetRemoved, LibraryReset],
  resolveType: (event) => (event as Event).type,
});

builder.subscriptionField('assetEvents', (t) =>
  t.field({
    type: AssetEvent,
    authScopes: { read: true },
    description:
      'What changes in your library from now on. Of an image that changes faster than you read, you get its newest state once. ' +
      'It begins with a LibraryReset, also after a lost connection: there is no log.',
    subscribe: (_, __, { assetEmitter, viewer, asViewer }) =>
      followAssets({
        emitter: assetEmitter,
        userId: viewer?.userId ?? '',
        readAssets: (ids) => asViewer((db) => findAssets(db, ids)),
        mostWaiting,
      }),
    resolve: (event: Event, _, context) => {
      context.resetLoaders();
      if ('asset' in event) context.loaders.assets.prime(event.asset.id, event.asset);
      return event;
    },
  }),
);
