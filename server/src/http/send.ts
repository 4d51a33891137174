import type { ServerResponse } from 'node:http';
import { sendBody } from './send-body.ts';

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  sendBody(response, status, headers, JSON.stringify(body));
}

/** An error outside of GraphQL's own answers; in its shape, so that every client finds it where it looks. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  details: Record<string, unknown> = {},
): void {
  sendJson(response, status, { errors: [{ message, extensions: { ...details, code } }] });
}

/** The same as bytes, where no answer of Node's is at hand. */
export function writeError(status: string, code: string, message: string): string {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  const type = 'Content-Type: application/json; charset=utf-8';
  return `HTTP/1.1 ${status}\r\nConnection: close\r\n${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
