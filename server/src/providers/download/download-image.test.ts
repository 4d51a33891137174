import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { downloadImage, type ImageDownloadOptions } from './download-image.ts';
import type { Resolve } from '../../network/public-address.ts';

let server: Server;
let base: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: string[];
const png = await sharp({ create: { width: 12, height: 8, channels: 3, background: '#123' } })
  .png()
  .toBuffer();

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  answer = (_, response) => response.end(png);
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  if (server.listening) await once(server, 'close');
});

function download(path: string, options: ImageDownloadOptions = {}) {
  return downloadImage(base + path, { allowPrivateHosts: true, timeoutMs: 60_000, ...options });
}

test('gives what the server sends, whatever it calls it', async () => {
  answer = (_, response) => response.setHeader('content-type', 'text/plain').end(png);
  expect(await download('/a.txt')).toEqual(png);
});

describe('links', () => {
  test.each([
    'http://127.0.0.1:9/x.png',
    'http://localhost:9/x.png',
    'http://0x7f.1:9/x.png',
    'http://[::ffff:7f00:1]:9/',
  ])('%s leads inside and is refused', async (link) => {
    await expect(downloadImage(link)).rejects.toMatchObject({ code: 'LINK_REFUSED', retryable: false });
  });

  test.each(['http://[fe80::1%25eth0]/', 'http://me@example.com/x.png', 'https://me:secret@example.com/x.png'])(
    '%s is not taken',
    async (link) => {
      await expect(downloadImage(link)).rejects.toMatchObject({ code: 'LINK_REFUSED' });
    },
  );

  test.each([22, 25, 5432, 6379, 8080, 11211])('port %i is no place for pictures', async (port) => {
    const link = `http://93.184.215.14:${port}/x.png`;
    await expect(downloadImage(link)).rejects.toMatchObject({ code: 'LINK_REFUSED', retryable: false });
  });

  test('a name that stands for this computer, today or only this time, is refused', async () => {
    const resolve: Resolve = (_hostname, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    for (const link of ['http://127.0.0.1.nip.io/', 'https://pictures.example/x.png']) {
      await expect(downloadImage(link, { resolve })).rejects.toMatchObject({ code: 'LINK_REFUSED' });
    }
    expect(asked).toEqual([]);
  });

  test.each(['file:///etc/passwd', 'ftp://example.com/x.png', 'data:image/png;base64,AAAA', 'x.png', ''])(
    '"%s" is no link',
    async (link) => {
      await expect(downloadImage(link)).rejects.toMatchObject({ code: 'LINK_REFUSED' });
    },
  );
});

describe('redirects', () => {
  test('are followed on the same host', async () => {
    answer = (request, response) => {
      if (request.url === '/start') response.writeHead(302, { location: '/there' }).end();
      else response.end(png);
    };
    expect(await download('/start')).toEqual(png);
    expect(asked).toEqual(['/start', '/there']);
  });

  test.each(['http://127.0.0.2:1/elsewhere', 'https://example.com/', 'file:///etc/passwd', 'http://'])(
    'not to %s',
    async (location) => {
      answer = (_, response) => response.writeHead(302, { location }).end();
      await expect(download('/start')).rejects.toMatchObject({ code: 'LINK_REFUSED' });
      expect(asked).toHaveLength(1);
    },
  );

  test('each is looked at anew', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/inside' }).end();
    const allowPrivateHosts = (url: URL) => url.pathname === '/outside';
    await expect(download('/outside', { allowPrivateHosts })).rejects.toMatchObject({ code: 'LINK_REFUSED' });
    expect(asked).toEqual(['/outside']);
  });

  test('not for ever', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/again' }).end();
    await expect(download('/start')).rejects.toMatchObject({ code: 'LINK_REFUSED' });
    expect(asked).toHaveLength(4);
  });
});

describe('limits', () => {
  test('an endless body is cut off, with or without a length', async () => {
    answer = (_, response) => {
      response.on('error', () => {});
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64_000)));
      };
      response.on('drain', more);
      more();
    };
    await expect(download('/', { maxBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      message: 'The picture is larger than 1 MB.',
    });
    expect(asked).toHaveLength(1);
  });

  test('a body that stops in the middle is given up', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-length': png.length }).write(png.subarray(0, 20));
    await expect(download('/', { timeoutMs: 60, tries: 1 })).rejects.toMatchObject({
      code: 'IMAGE_UNREACHABLE',
      message: 'The picture could not be fetched: no answer within 0.06 s.',
      retryable: true,
    });
  });

  test('cancelling ends it at once, also between two attempts', async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    await expect(download('/', { signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    const later = new AbortController();
    answer = (_, response) => {
      response.on('close', () => setImmediate(() => later.abort()));
      response.writeHead(503, { 'retry-after': '8' }).end();
    };
    await expect(download('/', { signal: later.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('faults', () => {
  test('of the moment are ridden over', async () => {
    answer = (request, response) => {
      if (asked.length === 1) request.socket.resetAndDestroy();
      else if (asked.length === 2) response.writeHead(503).end();
      else response.end(png);
    };
    expect(await download('/')).toEqual(png);
    expect(asked).toHaveLength(3);
  });

  test('that stay are told', async () => {
    answer = (_, response) => response.writeHead(502).end();
    await expect(download('/', { tries: 2 })).rejects.toMatchObject({ code: 'IMAGE_UNREACHABLE', retryable: true });
    expect(asked).toHaveLength(2);
  });

  test.each([403, 404, 410])('%i is final', async (status) => {
    answer = (_, response) => response.writeHead(status).end();
    await expect(download('/')).rejects.toMatchObject({ code: 'ASSET_MISSING', details: { status } });
    expect(asked).toHaveLength(1);
  });
});
