import type { ProfileRow } from '../store/tables.ts';
import { builder } from './builder.ts';

export const Viewer = builder.objectRef<ProfileRow>('Viewer');

builder.node(Viewer, {
  description: 'The person who is signed in.',
  id: { resolve: (profile) => profile.id },
  loadOne: (id, context) => context.loaders.profiles.load(id),
  fields: (t) => ({
    email: t.exposeString('email', {
      description: 'The address they signed up with; null where they gave none.',
      nullable: true,
    }),
    displayName: t.exposeString('display_name', {
      description: 'Their own name for themselves; null if they gave none.',
      nullable: true,
    }),
    createdAt: t.expose('created_at', { description: 'When the account was made.', type: 'DateTime' }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    authScopes: { public: true },
    nullable: true,
    description: 'Who is signed in; null when nobody is.',
    resolve: (_, __, { viewer, loaders }) => viewer && loaders.profiles.load(viewer.userId),
  }),
);
