import type { IncomingMessage, ServerResponse } from 'node:http';
import { createMcpHandler, type AuthInfo } from '@modelcontextprotocol/server';
import type { Admission } from '../admission.ts';
import type { ApiClient } from '../api-client.ts';
import type { Clients } from '../clients.ts';
import type { Route } from '../http-server.ts';
import { largestBody } from '../limits.ts';
import { readBody } from '../read-body.ts';
import { admitAtDoor, type DoorAsker } from '../runs/door-asker.ts';
import { sendError, sendJson } from '../send.ts';
import { sendResponse, toRequest } from '../web-request.ts';
import { createMcpServer } from './mcp-server.ts';
import type { ReadLink } from './run-content.ts';

export interface McpOptions {
  api: ApiClient;
  clients: Clients;
  admission: Admission;
  /** Fetches the bytes behind a link to a picture. */
  readLink: ReadLink;
  /** Whoever issues tokens for programs that ask people to let them in; undefined where only personal access tokens are. */
  authorizationServer: string | undefined;
  /** Of this server. */
  version: string;
  onError(error: unknown): void;
}

const metadataPath = '/.well-known/oauth-protected-resource';

/**
 * `/mcp`: the Model Context Protocol over streamable HTTP, for assistants: each published workflow is a tool. No session is kept: each
 * request is answered by itself, so that any of several servers may answer it.
 */
export function createMcpRoutes(options: McpOptions): Route[] {
  const { api, clients, admission, authorizationServer, readLink, version, onError } = options;
  const mcp = createMcpHandler(
    ({ authInfo }) => createMcpServer({ api, readLink, version, asker: askerIn(authInfo), onError }),
    {
      onerror: () => {}, // What a client sent wrong is answered, and nothing to be logged.
      responseMode: 'sse', // A run takes longer than a silent connection lives.
    },
  );
  return [
    { path: '/mcp', methods: ['GET', 'POST', 'DELETE'], handle, isShared: true },
    // With the path of what it describes, as RFC 9728 has it, and without.
    { path: `${metadataPath}/mcp`, methods: ['GET'], handle: describe, isShared: true },
    { path: metadataPath, methods: ['GET'], handle: describe, isShared: true },
  ];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const entry = await admitAtDoor(request, response, { door: 'MCP', clients, admission });
    if (!entry) return challenge(response, clients.originOf(request));
    const { asker, admitted } = entry;
    const body = request.method === 'POST' ? await readBody(request, largestBody) : null;
    if (body === 'TOO_LARGE') return sendError(response, 413, 'REQUEST_TOO_LARGE', 'The request is too large.');
    asker.onGone?.(admission.watch(admitted, () => response.end()));
    const authInfo: AuthInfo = { token: '', clientId: admitted.userId, scopes: [], extra: { asker } };
    await sendResponse(await mcp.fetch(toRequest(request, response, body, asker.origin), { authInfo }), response);
  }

  /** As the specification’s chapter on authorization asks. */
  function challenge(response: ServerResponse, origin: string): void {
    const sentence = 'Sign in: send a personal access token as `Authorization: Bearer …`.';
    response.setHeader('www-authenticate', `Bearer resource_metadata="${origin}${metadataPath}/mcp", scope="READ RUN"`);
    sendError(response, 401, 'UNAUTHENTICATED', sentence);
  }

  function describe(request: IncomingMessage, response: ServerResponse): void {
    const origin = clients.originOf(request);
    sendJson(response, 200, {
      resource: `${origin}/mcp`,
      resource_name: 'VisualAdGen',
      ...(authorizationServer !== undefined && { authorization_servers: [authorizationServer] }),
      scopes_supported: ['READ', 'RUN'],
      bearer_methods_supported: ['header'],
    });
  }
}

function askerIn(authInfo: AuthInfo | undefined): DoorAsker {
  const asker = authInfo?.extra?.['asker'];
  if (!asker) throw new Error('A request without its asker.');
  return asker as DoorAsker;
}
