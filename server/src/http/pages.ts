import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { sendError } from './send.ts';

const built = fileURLToPath(new URL('../../../client/dist/', import.meta.url));

/** The built editor: its files, and its page for every path of its own. */
export function createPages() {
  if (!existsSync(`${built}index.html`)) return { serve: tellNotBuilt, serveExplorer: tellNotBuilt };
  const files = sirv(built, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, path) => {
      // Built files carry their content's hash in their name; pages do not.
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return {
    serve: (request: IncomingMessage, response: ServerResponse) =>
      files(request, response, () => servePage(request, response)),
    serveExplorer: async (_: IncomingMessage, response: ServerResponse) => sendPage(response, 'graphiql.html'),
  };

  function servePage(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path.startsWith('/assets/') || !['GET', 'HEAD'].includes(request.method ?? '')) {
      return sendError(response, 404, 'NOT_FOUND', `There is nothing at ${path}.`);
    }
    // By the same way as its files, so that it comes compressed, and is not sent again while it is the same.
    request.url = '/';
    files(request, response, () => sendError(response, 404, 'NOT_FOUND', 'The editor has no page.'));
  }
}

async function sendPage(response: ServerResponse, name: string): Promise<void> {
  const page = await readFile(`${built}${name}`);
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  response.end(page);
}

function tellNotBuilt(request: IncomingMessage, response: ServerResponse): void {
  sendError(response, 503, 'NOT_BUILT', 'The editor has not been built: run `pnpm build`.');
}
