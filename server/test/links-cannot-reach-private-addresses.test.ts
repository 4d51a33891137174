import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { graphOf, model, photo, text } from './ad-graph.ts';
import type { Person } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

let app: RunningApp;
let person: Person;
let inside: Server;
let visits = 0;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  inside = createServer((_, response) => {
    visits++;
    response.end('secret');
  });
  inside.listen(0);
  await once(inside, 'listening');
});
afterAll(async () => {
  inside.close();
  await app.close();
});

test.each(['127.0.0.1', 'localhost', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0'])(
  'a picture at %s is not fetched, also where the pictures are drawn here',
  async (host) => {
    const link = `http://${host}:${(inside.address() as AddressInfo).port}/photo.png`;
    const graph = graphOf(
      [text('idea', 'A mug'), photo('photo', { image_url: link }), model('edit', {}, 'fal-ai/nano-banana/edit')],
      'idea.text -> edit.prompt',
      'photo.image_url -> edit.image_url',
    );
    const { execution } = await person.run(graph);
    expect(execution).toMatchObject({ status: 'FAILED', totalCost: '0.000000' });
    expect(visits).toBe(0);
  },
);
