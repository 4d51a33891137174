import { build } from 'vite';

/** A page on which nothing is yet. */
export const emptyPage = '<!doctype html><style>body{margin:0}</style><body></body>';

/** The editor’s own way to draw, by itself: a script that gives a page `draw`. */
export async function buildPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    oxc: { jsx: { development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: new URL('page.tsx', import.meta.url).pathname, formats: ['iife'], name: 'page' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The page could not be built.');
  const chunk = output.output.find((file) => file.type === 'chunk');
  return chunk?.code ?? '';
}
