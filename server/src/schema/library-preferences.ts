import { InputInvalidError } from '../errors.ts';
import type { ProfileRow } from '../store/tables.ts';
import { writeLibraryPreferences } from '../store/library-preferences.ts';
import { builder } from './builder.ts';
import { Viewer } from './viewer.ts';

/* What a person wants done with their library by itself. */

const LibraryPreferences = builder.objectRef<ProfileRow>('LibraryPreferences').implement({
  description: 'What is done with your library by itself.',
  fields: (t) => ({
    describesUploads: t.exposeBoolean('describes_uploads', { description: 'Images that you upload are described.' }),
    describesMade: t.exposeBoolean('describes_made', { description: 'Images that runs make are described.' }),
    isDescribing: t.field({
      type: 'Boolean',
      description: 'Images are described on this server at all, by its operator’s setting.',
      resolve: (_, __, { describing }) => describing.limits !== null,
    }),
  }),
});

builder.objectField(Viewer, 'libraryPreferences', (t) =>
  t.field({
    type: LibraryPreferences,
    description: 'What is done with their library by itself.',
    resolve: (profile) => profile,
  }),
);

const UpdateLibraryPreferencesInput = builder.inputType('UpdateLibraryPreferencesInput', {
  fields: (t) => ({
    describesUploads: t.boolean({ description: 'Describes images that you upload. Default at first: true.' }),
    describesMade: t.boolean({ description: 'Describes images that runs make. Default at first: false.' }),
  }),
});
const UpdateLibraryPreferencesPayload = builder.simpleObject('UpdateLibraryPreferencesPayload', {
  fields: (t) => ({ viewer: t.field({ type: Viewer, description: 'Whose they are, with what they want now.' }) }),
});

builder.mutationField('updateLibraryPreferences', (t) =>
  t.field({
    type: UpdateLibraryPreferencesPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Says what is done with your library by itself; omitted fields stay. What is switched on also describes what is there already, in the background.',
    args: { input: t.arg({ type: UpdateLibraryPreferencesInput, required: true }) },
    errors: { types: [InputInvalidError], union: { name: 'UpdateLibraryPreferencesResult' } },
    resolve: async (_, { input }, context) => {
      for (const [field, given] of Object.entries(input))
        if (given === null) throw InputInvalidError.of(field, 'must be true or false; leave it out to let it stay.');
      const { describesUploads, describesMade } = input;
      const userId = context.viewer?.userId ?? '';
      await context.asViewer((db) =>
        writeLibraryPreferences(db, userId, {
          ...(describesUploads != null && { describes_uploads: describesUploads }),
          ...(describesMade != null && { describes_made: describesMade }),
        }),
      );
      context.resetLoaders();
      const viewer = await context.loaders.profiles.load(userId);
      if (!viewer) throw new Error('A signed-in person has no profile.');
      return { viewer };
    },
  }),
);
