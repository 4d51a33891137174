import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { resultOf, submit } from '@visualadgen/demo-fal/testing/fal-client.ts';
import { startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { createGuardedDownload } from './download-image.ts';

test('a link that somebody gives to a demo model leads nowhere inside, however it gets there', async () => {
  const asked: string[] = [];
  const inside = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('secret');
  });
  const files = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(302, { location: `${base(inside)}/by-redirect` }).end();
  });
  for (const server of [inside, files]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const demo = await startDemoFal({ pace: 'instant', download: createGuardedDownload(base(files)) });
  const port = (inside.address() as AddressInfo).port;
  for (const link of [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://2130706433:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    'http://169.254.169.254/latest/meta-data/',
    `${base(files)}/picture.png`,
  ]) {
    const submitted = await submit(demo.url, 'fal-ai/flux/schnell/redux', { image_url: link });
    const result = await resultOf((await submitted.json()) as Parameters<typeof resultOf>[0]);
    const { detail } = (await result.json()) as { detail: { type: string }[] };
    expect([link, detail[0]?.type]).toEqual([link, 'file_download_error']);
  }
  // The project's own files may be inside; where they redirect to may not.
  expect(asked).toEqual(['/picture.png']);
  await demo.close();
  for (const server of [inside, files]) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

function base(server: ReturnType<typeof createServer>): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
