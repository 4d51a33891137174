import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A listing as Reddit gives it, with a pinned notice in front, and what is to be read out of it. */
export const listing = makeListing();

export type RedditStandIn = Awaited<ReturnType<typeof startRedditStandIn>>;

/** For tests: a real HTTP server in the place of Reddit, Apify and RapidAPI, which answers as they are documented to. */
export async function startRedditStandIn() {
  const requests: { method: string; path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const answers = new Map<string, (response: ServerResponse) => void>();
  let tokens = 0;
  let goodToken = '';
  const heard = Promise.withResolvers<void>();
  const dropped = Promise.withResolvers<void>();

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    void text(request).then((body) => {
      requests.push({ method: request.method ?? '', path, headers: request.headers, body });
      response.on('close', () => response.writableFinished || dropped.resolve());
      const special = [...answers].find(([start]) => path.startsWith(start));
      if (special) special[1](response);
      else answerAsDocumented(path, request.headers, response);
      heard.resolve();
    });
  });

  function answerAsDocumented(path: string, headers: IncomingHttpHeaders, response: ServerResponse): void {
    if (path.startsWith('/api/v1/access_token')) {
      goodToken = `token-${++tokens}`;
      send(response, 200, { access_token: goodToken, token_type: 'bearer', expires_in: 86_400, scope: '*' });
    } else if (path.startsWith('/oauth/')) {
      if (headers.authorization === `Bearer ${goodToken}`) send(response, 200, listing.page, standIn.oauthHeaders);
      else send(response, 401, { message: 'Unauthorized', error: 401 });
    } else {
      send(response, 200, listing.page);
    }
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const standIn = {
    requests,
    urls: { token: base, oauth: `${base}/oauth`, public: `${base}/public`, apify: base, rapidApi: base },
    oauthHeaders: {} as Record<string, string>,
    count: (start: string) => requests.filter(({ method, path }) => `${method} ${path}`.startsWith(start)).length,
    answer: (start: string, status: number, body: unknown, location = '/elsewhere') =>
      answers.set(start, (response) => send(response, status, body, status === 302 ? { location } : {})),
    /** One page after the other, each time one is asked for, and `then` as the status of what comes after the last. */
    turnPages(start: string, pages: unknown[], then = 500) {
      const left = [...pages];
      answers.set(start, (response) => send(response, left.length > 0 ? 200 : then, left.shift() ?? ''));
    },
    hang: (start: string) => answers.set(start, () => {}),
    reset: (start: string) => answers.set(start, (response) => response.socket?.resetAndDestroy()),
    /** Keeps the answer back until the function that it gives is called. */
    hold(start: string) {
      const gate = Promise.withResolvers<void>();
      answers.set(start, (response) => void gate.promise.then(() => send(response, 200, listing.page)));
      return gate.resolve;
    },
    revokeTokens: () => (goodToken = 'none'),
    untilRequested: () => heard.promise,
    /** Until somebody has hung up on a request that was not answered. */
    untilDropped: () => dropped.promise,
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return standIn;
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function makeListing() {
  const titles = [
    'Cold brew for beginners',
    'My cold brew ratio',
    'Best grinder?',
    'Espresso art',
    'A quiet café',
    'Beans',
  ];
  const posts = titles.map((title, at) => ({
    title,
    score: 100 - at,
    url: `https://www.reddit.com/r/coffee/comments/${at}/x/`,
    num_comments: at * 2,
  }));
  const pinned = {
    kind: 't3',
    data: { title: 'Rules', score: 1, permalink: '/r/coffee/rules', num_comments: 0, stickied: true },
  };
  const children = posts.map((post) => ({
    kind: 't3',
    data: { ...post, url: 'https://i.redd.it/x.jpg', permalink: new URL(post.url).pathname, stickied: false },
  }));
  return {
    posts,
    children,
    page: { kind: 'Listing', data: { after: null, dist: 7, children: [pinned, ...children] } },
  };
}
