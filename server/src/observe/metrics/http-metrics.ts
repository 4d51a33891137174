import type { Observer } from '../observer.ts';
import type { Instruments } from './instruments.ts';

const quick = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What GraphQL refuses because there was too much of it, and the limit that it says so of. */
const limits: Record<string, string> = {
  RATE_LIMITED: 'points',
  TOO_MANY_STREAMS: 'streams',
  TOO_MANY_SUBSCRIPTIONS: 'subscriptions',
  REQUEST_TOO_LARGE: 'size',
};
const tooManyCode = 4429;

/** Close codes that say something; a client may send any of four thousand. */
const tellingCodes = new Set([
  1000,
  1001,
  1005,
  1006,
  1009,
  1012,
  1013,
  4400,
  4401,
  4403,
  4406,
  4408,
  4409,
  tooManyCode,
  4500,
]);

/** People and programs at the door: requests, operations, sockets. */
export function createHttpMetrics({ counter, gauge, histogram }: Instruments): Partial<Observer> {
  const requests = histogram(
    'http_request_duration_seconds',
    'Requests by route and class of status; streams are not among them.',
    quick,
    ['route', 'class'],
  );
  const operations = histogram(
    'graphql_operation_duration_seconds',
    'Queries and mutations by the field of the schema that they ask for.',
    quick,
    ['operation', 'type', 'outcome'],
  );
  const errors = counter('errors_total', 'Errors of GraphQL operations by code.', ['code']);
  const limited = counter('rate_limited_total', 'What was refused because there was too much of it, by limit.', [
    'limit',
  ]);
  const subscriptions = counter('subscriptions_total', 'Subscriptions that were begun.', ['operation', 'outcome']);
  const closed = counter('sockets_closed_total', 'WebSockets that have ended, by close code.', ['code']);

  // There from the beginning, so that the first one is seen to be one more.
  for (const limit of [...Object.values(limits), 'socket']) limited.inc({ limit }, 0);
  errors.inc({ code: 'INTERNAL' }, 0);

  // Counted without an object or a look-up: these are told very often.
  let messages = 0;
  let sockets = 0;
  const open = { http: 0, websocket: 0 };
  gauge('sockets_open', 'WebSockets that are open.', [], (one) => one.set(sockets));
  gauge(
    'subscriptions_open',
    'Subscriptions that go on: over event streams (http) and WebSockets.',
    ['transport'],
    (one) => {
      one.set({ transport: 'http' }, open.http);
      one.set({ transport: 'websocket' }, open.websocket);
    },
  );
  counter('socket_messages_total', 'Messages sent over WebSockets.', [], (one) => {
    one.reset();
    one.inc(messages);
  });

  return {
    requestEnded(_, { route }, { status, milliseconds, isStream }) {
      if (!isStream) requests.observe({ route, class: `${Math.floor(status / 100)}xx` }, milliseconds / 1_000);
    },
    operationBegan(_, { type, transport }) {
      if (type === 'subscription') open[transport] += 1;
    },
    operationEnded(_, { type, field: operation, transport }, { milliseconds, codes }) {
      const outcome = codes.length > 0 ? 'error' : 'ok';
      count(codes);
      if (type !== 'subscription') return operations.observe({ operation, type, outcome }, milliseconds / 1_000);
      open[transport] -= 1;
      subscriptions.inc({ operation, outcome });
    },
    operationRefused: (_, codes) => count(codes),
    socketOpened: () => void (sockets += 1),
    socketClosed(code) {
      sockets -= 1;
      closed.inc({ code: tellingCodes.has(code) ? String(code) : 'other' });
      if (code === tooManyCode) limited.inc({ limit: 'socket' });
    },
    messagesSent: (number) => void (messages += number),
  };

  function count(codes: readonly string[]) {
    for (const code of codes) {
      errors.inc({ code });
      const limit = limits[code];
      if (limit) limited.inc({ limit });
    }
  }
}
