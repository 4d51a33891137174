import type { IncomingMessage } from 'node:http';

/** The address by which the client reached us, such as `http://127.0.0.1:4000`. */
export function originOf(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return URL.canParse(`http://${host}`) && host !== '' ? `http://${host}` : 'http://127.0.0.1';
}
