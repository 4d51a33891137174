import { type NameToken, nameTokenNames, nameTokens } from '@visualadgen/graph/file-names/name-tokens.ts';
import { builder } from './builder.ts';

const NameTokenType = builder.objectRef<NameToken>('NameToken').implement({
  description: 'What may stand in braces in the file names of an export.',
  fields: (t) => ({
    name: t.string({ description: 'As it stands in braces, such as `headline`.', resolve: (name) => name }),
    description: t.string({ description: 'For people.', resolve: (name) => nameTokens[name].description }),
    example: t.string({ description: 'What it may become.', resolve: (name) => nameTokens[name].example }),
  }),
});

builder.queryField('nameTokens', (t) =>
  t.field({
    type: [NameTokenType],
    authScopes: { public: true },
    description: 'What may stand in braces in the `name_pattern` of an `EXPORT` node.',
    resolve: () => [...nameTokenNames],
  }),
);
