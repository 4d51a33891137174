import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** How each set of documents is written. */
const typed: CodegenConfig['generates'][string] = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  // Without it graphcache cannot tell the members of a union apart.
  documentTransforms: [addTypenameSelectionDocumentTransform],
  config: {
    useTypeImports: true,
    importExtension: '.ts',
    enumType: 'string-literal',
    scalars: { DateTime: 'string', Decimal: 'string', JSON: 'unknown', URL: 'string', ID: 'string' },
    defaultScalarType: 'unknown',
  },
};

/** What only these windows ask for is a set of its own, which waits with them until they are opened. */
const windows = 'client/src/account/{tokens,webhooks}/**/*.{ts,tsx}';
const schedules = 'client/src/editor/schedules/*.{ts,tsx}';
const versions = 'client/src/editor/versions/*.{ts,tsx}';

/** Types for every `graphql(…)` call of the editor, from the committed contract: `pnpm codegen` writes them anew. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  ignoreNoDocuments: true,
  generates: {
    'client/src/api/generated/cache-types.ts': { plugins: ['./client/codegen-cache-types.ts'] },
    'client/src/api/generated/': {
      ...typed,
      documents: [
        'client/src/**/*.{ts,tsx}',
        '!client/src/**/generated/**',
        '!client/src/graphiql/**',
        `!${windows}`,
        `!${versions}`,
        `!${schedules}`,
      ],
    },
    'client/src/account/generated/': { ...typed, documents: [windows] },
    'client/src/editor/schedules/generated/': { ...typed, documents: [schedules] },
    'client/src/editor/versions/generated/': { ...typed, documents: [versions] },
  },
};

export default config;
