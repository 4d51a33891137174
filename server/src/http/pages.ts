import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { isEditorPath } from './editor-paths.ts';
import { sendBody } from './send-body.ts';
import { sendError } from './send.ts';

const built = fileURLToPath(new URL('../../../client/dist/', import.meta.url));

/** The built editor: its files, its page for every path of its own, and for people its word for a page that there is not. */
export function createPages() {
  if (!existsSync(`${built}index.html`)) return { serve: sendNotBuilt, serveExplorer: sendNotBuilt };
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
      files(request, response, () => void servePage(request, response)),
    serveExplorer: (_: IncomingMessage, response: ServerResponse) => sendPage(response, 200, 'graphiql.html'),
  };

  function servePage(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const path = pathOf(request);
    if (!['GET', 'HEAD'].includes(request.method ?? '')) return sendNotFound(response);
    if (!isEditorPath(path)) {
      return isForPeople(request, path) ? sendPage(response, 404, 'index.html') : sendNotFound(response);
    }
    // By the same way as its files, so that it comes compressed, and is not sent again while it is the same.
    request.url = '/';
    files(request, response, () => sendError(response, 404, 'NOT_FOUND', 'The editor has no page.'));
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

/** Somebody has followed a link, or written an address; what looks for a file or for data is a program. */
function isForPeople({ headers }: IncomingMessage, path: string): boolean {
  return (headers.accept ?? '').includes('text/html') && !/\.\w+$/.test(path) && !path.startsWith('/assets/');
}

function sendNotFound(response: ServerResponse): void {
  sendError(response, 404, 'NOT_FOUND', 'There is nothing at this address. /llms.txt says what there is.');
}

async function sendPage(response: ServerResponse, status: number, name: string): Promise<void> {
  const page = await readFile(`${built}${name}`);
  sendBody(response, status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }, page);
}

function sendNotBuilt(request: IncomingMessage, response: ServerResponse): void {
  if (!isEditorPath(pathOf(request)) && !pathOf(request).startsWith('/graphiql')) return sendNotFound(response);
  sendError(response, 503, 'NOT_BUILT', 'The editor has not been built: run `pnpm build`.');
}
