import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HealthReport } from '../observe/health.ts';
import type { Route } from './http-server.ts';
import { sendBody } from './send-body.ts';
import { sendError, sendJson } from './send.ts';

export interface OperatorRoutesOptions {
  /** What operators prove themselves with. */
  token: string | undefined;
  /** Without a token everybody may look: this computer alone reaches the server. */
  isOpen: boolean;
  exportMetrics(): Promise<{ contentType: string; text: string }>;
  reportHealth(): Promise<HealthReport>;
}

/** What whoever runs a server may look at, and nobody else: its metrics and the health of each of its parts. */
export function createOperatorRoutes({ token, isOpen, exportMetrics, reportHealth }: OperatorRoutesOptions): Route[] {
  return [
    {
      path: '/metrics',
      methods: ['GET'],
      handle: forOperators(async (_, response) => {
        const { contentType, text } = await exportMetrics();
        sendBody(response, 200, { 'content-type': contentType, 'cache-control': 'no-store' }, text);
      }),
    },
    {
      path: '/health/details',
      methods: ['GET'],
      handle: forOperators(async (_, response) => {
        const report = await reportHealth();
        sendJson(response, report.status === 'down' ? 503 : 200, report);
      }),
    },
  ];

  function forOperators(handle: Route['handle']): Route['handle'] {
    return (request, response) => {
      if (token === undefined) {
        return isOpen ? handle(request, response) : sendError(response, 404, 'NOT_FOUND', 'There is nothing here.');
      }
      if (isSame(bearerOf(request), token)) return handle(request, response);
      response.setHeader('www-authenticate', 'Bearer');
      return sendError(response, 401, 'UNAUTHENTICATED', 'Send `Authorization: Bearer <OPERATOR_TOKEN>`.');
    };
  }
}

function bearerOf({ headers }: IncomingMessage): string {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/** Takes as long for a wrong one as for the right one, whatever their lengths. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(right));
}
