import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from './http-server.ts';
import { sendBody } from './send-body.ts';
import { sendError } from './send.ts';

const day = 86_400;

/** One file of a family. */
interface FontFile {
  name: string;
  /** The code points that it is for, from and to. */
  ranges: readonly (readonly [number, number])[];
  read(): Promise<Uint8Array>;
}

export interface FontFiles {
  /** The name of a family, by its part of the address. */
  familyOfSlug(slug: string): string | undefined;
  allSubsets(family: string): Promise<readonly FontFile[]>;
  /** An emoji’s drawing (SVG) by its code points in hex, such as `1f600`; null for one that there is none of. */
  readEmoji(code: string): Promise<Uint8Array | null>;
}

/**
 * The families that compositions are set in, so that pages draw with the files that images are drawn with: `/fonts/inter.css` tells a
 * page which file has which signs, and it fetches those that it needs.
 */
export function createFontRoutes({ familyOfSlug, allSubsets, readEmoji }: FontFiles): Route[] {
  return [
    {
      path: '/fonts/',
      methods: ['GET', 'HEAD'],
      isShared: true,
      handle: async (request, response) => {
        const path = pathOf(request.url);
        const [, code] = /^\/fonts\/emoji\/([0-9a-f-]+)\.svg$/.exec(path) ?? [];
        if (code !== undefined) return sendBytes(request, response, 'image/svg+xml', await readEmoji(code));
        const [, slug = '', rest = ''] = /^\/fonts\/([a-z0-9-]+)(\.css|\/[a-z0-9-]+\.woff2)$/.exec(path) ?? [];
        const family = familyOfSlug(slug);
        const subsets = family === undefined ? [] : await allSubsets(family);
        if (rest === '.css' && family !== undefined) return sendFaces(response, slug, family, subsets);
        const subset = subsets.find(({ name }) => rest === `/${name}.woff2`);
        sendBytes(request, response, 'font/woff2', (await subset?.read()) ?? null);
      },
    },
  ];
}

/** As it is: it is small, or compressed already. */
function sendBytes(request: IncomingMessage, response: ServerResponse, type: string, bytes: Uint8Array | null): void {
  if (!bytes) return sendError(response, 404, 'NOT_FOUND', 'There is no such font.');
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.byteLength,
    'cache-control': `public, max-age=${30 * day}`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function pathOf(url = ''): string {
  return url.split('?', 1)[0] ?? '';
}

function sendFaces(response: ServerResponse, slug: string, family: string, subsets: readonly FontFile[]): void {
  const hex = (point: number) => point.toString(16).toUpperCase();
  const faces = subsets.map(({ name, ranges }) => {
    const signs = ranges.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`);
    return (
      `@font-face{font-family:'${family}';font-style:normal;font-weight:100 1000;font-display:block;` +
      `src:url(/fonts/${slug}/${name}.woff2) format('woff2');unicode-range:${signs.join(',')}}`
    );
  });
  const headers = { 'content-type': 'text/css; charset=utf-8', 'cache-control': `public, max-age=${day}` };
  sendBody(response, 200, headers, faces.join('\n'));
}
