import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { type Archive, openArchive } from '../export/read-archive.ts';
import { verifyLink } from '../secrets/signed-link.ts';
import type { Database } from '../store/database.ts';
import type { FileStorage } from '../store/file-storage.ts';
import type { Route } from './http-server.ts';
import { readRange } from './read-range.ts';
import { sendError } from './send.ts';

export interface ExportRouteOptions {
  database: Database;
  storage: Pick<FileStorage, 'get'>;
  /** Signs the links. */
  secret: string;
  onError(error: unknown): void;
}

const refusals = {
  FORGED: { status: 403, message: 'This link was not made by this server.' },
  EXPIRED: { status: 410, message: 'This link has expired. Read the run again for a new one.' },
  MISSING: { status: 404, message: 'The file is no longer there. Run the export again.' },
  PICTURES_GONE: { status: 410, message: 'Some of its pictures were deleted since. Run the export again.' },
};

/** `/exports/{user_id}/{export_id}.zip?…`: archives, whole or from where a download was broken off. The link is the key. */
export function createExportRoute(options: ExportRouteOptions): Route {
  return {
    path: '/exports/',
    methods: ['GET', 'HEAD'],
    isShared: true,
    async handle(request, response) {
      const refuse = (reason: keyof typeof refusals) =>
        sendError(response, refusals[reason].status, `LINK_${reason}`, refusals[reason].message);
      const link = verifyLink('/exports/', request.url ?? '', options.secret, Date.now());
      if (!link.good) return refuse(link.reason);
      const archive = await openArchive(options, link.path);
      if (!archive) return refuse('MISSING');
      if (archive.missing > 0) return refuse('PICTURES_GONE');
      const { byteSize, etag } = archive;
      response.setHeader('accept-ranges', 'bytes');
      response.setHeader('etag', etag);
      const same = { etag, ifRange: request.headers['if-range']?.toString() };
      const range = readRange(request.headers.range, byteSize, same);
      if (range === 'OUTSIDE') {
        response.setHeader('content-range', `bytes */${byteSize}`);
        return sendError(response, 416, 'RANGE_OUTSIDE', `The file ends at byte ${byteSize}.`);
      }
      const { from, to } = range === 'ALL' ? { from: 0, to: byteSize } : range;
      response.writeHead(range === 'ALL' ? 200 : 206, {
        'content-type': 'application/zip',
        'content-length': to - from,
        ...(range !== 'ALL' && { 'content-range': `bytes ${from}-${to - 1}/${byteSize}` }),
        'cache-control': `private, max-age=${link.secondsLeft}, no-transform`,
        'content-disposition': attachment(archive),
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
      });
      if (request.method === 'HEAD') return void response.end();
      // What is cut off is fetched again from there: the length has said how much was to come.
      await pipeline(Readable.from(archive.read(from, to)), response).catch((error: unknown) => {
        if (!isGone(error)) options.onError(error);
      });
    },
  };
}

/** Names of any script as RFC 6266 has it, and plain letters for those that do not know it. */
function attachment({ name }: Archive): string {
  const plain = name.replace(/[^\w .-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, encodeSign)}`;
}

const encodeSign = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** Whoever downloaded has left. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
