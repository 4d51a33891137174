import { z } from 'zod';
import { readBody, readJson, requireKey, type Route, sendJson } from './exchange.ts';
import { refused } from './fal-error.ts';
import type { FileStore } from './file-store.ts';
import { MOST_FILE_BYTES } from './read-image-url.ts';
import type { WebhookSender } from './webhook.ts';

const INITIATE = z.object({ content_type: z.string().min(1), file_name: z.string().min(1) });

/** `rest.fal.ai`: leave to upload a file, and the key that webhooks are signed with. */
export function restRoutes(files: FileStore, webhooks: WebhookSender): Route {
  return async (exchange) => {
    const what = `${exchange.method} ${exchange.path.join('/')}`;
    if (what === 'GET .well-known/jwks.json') {
      sendJson(exchange, 200, webhooks.jwks());
      return true;
    }
    if (what === 'POST storage/upload/initiate-multipart') throw refused(413, 'The demo takes files of up to 20 MB');
    if (what !== 'POST storage/upload/initiate') return false;
    requireKey(exchange);
    const read = INITIATE.safeParse(await readJson(exchange));
    if (!read.success) throw refused(422, 'content_type and file_name are required');
    const { name, ticket } = files.reserve(read.data.content_type, read.data.file_name);
    sendJson(exchange, 200, { upload_url: `${files.url(name)}?ticket=${ticket}`, file_url: files.url(name) });
    return true;
  };
}

/** `/files/{name}`: what fal's CDN serves, and where an upload's bytes go. */
export function fileRoutes(files: FileStore): Route {
  return async (exchange) => {
    const { method, path, query, response, request } = exchange;
    const name = path[0] ?? '';
    if (method === 'PUT') {
      const bytes = await readBody(exchange, MOST_FILE_BYTES);
      if (!files.fill(name, query.get('ticket') ?? '', bytes, request.headers['content-type']))
        throw refused(403, 'The upload URL is not valid');
      sendJson(exchange, 200, { url: files.url(name) });
      return true;
    }
    const file = files.get(name);
    if (!file || (method !== 'GET' && method !== 'HEAD')) throw refused(404, 'File not found');
    // What was uploaded is served as it was declared, but may not run in a browser.
    response.writeHead(200, {
      'content-type': file.contentType,
      'content-length': file.bytes.length,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    response.end(method === 'HEAD' ? undefined : file.bytes);
    return true;
  };
}
