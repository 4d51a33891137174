import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** Types for every `graphql(…)` call of the editor, from the committed contract: `pnpm codegen` writes them anew. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['client/src/**/*.{ts,tsx}', '!client/src/api/generated/**', '!client/src/graphiql/**'],
  ignoreNoDocuments: true,
  generates: {
    'client/src/api/generated/cache-types.ts': { plugins: ['./client/codegen-cache-types.ts'] },
    'client/src/api/generated/': {
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
    },
  },
};

export default config;
