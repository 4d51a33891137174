import type { IncomingMessage } from 'node:http';
import type { Introspection } from './guard-operations.ts';
import type { Route } from './http-server.ts';
import { writeLlmsTxt } from './write-llms-txt.ts';
import { sendBody } from './send-body.ts';
import { sendError } from './send.ts';

export interface ProgramRoutesOptions {
  introspection: Introspection;
  hasExplorer: boolean;
  /** Null for whoever says nothing of who they are, or something that is not true. */
  admit(authorization: string | null): Promise<object | null>;
  printSchema(): string;
  originOf(request: IncomingMessage): string;
}

/** What programs read to find their way: a short guide, and the API's contract for whoever may ask for its description. */
export function createProgramRoutes(options: ProgramRoutesOptions): Route[] {
  const { introspection, hasExplorer, admit, printSchema, originOf } = options;
  let schema: string | undefined;
  return [
    {
      path: '/llms.txt',
      methods: ['GET', 'HEAD'],
      handle: (request, response) => {
        const guide = writeLlmsTxt(originOf(request), { hasExplorer, introspection });
        sendBody(response, 200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }, guide);
      },
    },
    {
      path: '/schema.graphql',
      methods: ['GET', 'HEAD'],
      isShared: true,
      handle: async (request, response) => {
        if (introspection === 'off') {
          return sendError(response, 403, 'INTROSPECTION_REFUSED', 'The schema is not available here.');
        }
        if (introspection === 'signed-in' && !(await admit(request.headers.authorization ?? null))) {
          response.setHeader('www-authenticate', 'Bearer');
          const message = 'Sign in to read the schema: send `Authorization: Bearer <token>`.';
          return sendError(response, 401, 'UNAUTHENTICATED', message);
        }
        const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-cache' };
        sendBody(response, 200, headers, (schema ??= printSchema()));
      },
    },
  ];
}
