import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { compressBuild } from './compress-build.ts';
import { documentsByImport } from './documents-by-import.ts';

const server = 'http://127.0.0.1:4000';

/** The server answers /graphiql with graphiql.html; the dev server learns the same. */
const explorerPath: Plugin = {
  name: 'explorer-path',
  configureServer({ middlewares }) {
    middlewares.use((request, _response, next) => {
      if (request.url === '/graphiql' || request.url?.startsWith('/graphiql?')) request.url = '/graphiql.html';
      next();
    });
  },
};

/**
 * Small modules that the canvas and most other pages need. Each would be a file of its own: together they compress better, and are one
 * request in the place of thirty.
 */
const small = [
  'ui/(display/(Badge|ProgressBar|Spinner|StatusBadge)|controls/(IconButton|Input)|page/(LoadFailed|useDocumentTitle|useIsPhone))',
  'ui/(surfaces/ScrollArea|tooltip/Tooltip)',
  'api/(mutate-once|refetch|useQueryOnce)',
  'graph/(catalogue/(CatalogueContext|type-of-data)|model/same-json)',
  'run/state/read-items',
  'graph/src/(fields/config-value|only-with|plan/order|text/(compare-text|cut-text|wording)|values/plain-values)',
].map((path) => path.replaceAll('/', '[\\\\/]'));

export default defineConfig({
  plugins: [documentsByImport, react(), tailwindcss(), explorerPath, compressBuild],
  // Its `?worker` imports are Vite's own, and the dependency optimizer cannot read them.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  server: {
    proxy: {
      // A pattern, so that /graphiql and /graphiql.html stay here.
      '^/graphql($|\\?)': { target: server, ws: true },
      '/auth': server,
      '/config.json': server,
      '/health': server,
      '/files': server,
      '/fonts': server,
      '/uploads': server,
    },
  },
  build: {
    target: 'es2023',
    // Monaco, which only the API explorer loads, is one chunk of several megabytes.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      // GraphiQL's sources carry "use no memo" for a compiler that does not run here.
      checks: { moduleLevelDirective: false },
      input: { editor: 'index.html', graphiql: 'graphiql.html' },
      output: {
        // What changes seldom stays cached when the editor changes; what only the canvas needs waits for the canvas.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/,
              priority: 30,
            },
            { name: 'canvas', test: /node_modules[\\/](@xyflow|d3-[a-z]+)[\\/]/, priority: 20 },
            { name: 'session', test: /node_modules[\\/]@supabase[\\/]/, priority: 20 },
            { name: 'icons', test: /node_modules[\\/]lucide-react[\\/]/, minShareCount: 2, priority: 10 },
            { name: 'small', test: new RegExp(`[\\\\/](?:${small.join('|')})\\.tsx?$`), priority: 5 },
            { name: 'api', test: /node_modules[\\/](@urql|urql|wonka|@0no-co|graphql-ws)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
});
