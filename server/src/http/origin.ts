import type { IncomingMessage } from 'node:http';

let last = { host: '', origin: 'http://127.0.0.1' };

/** The address by which the client reached us, such as `http://127.0.0.1:4000`. */
export function originOf(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  // Nearly all come by one address, and to check one takes as long as to answer a short query.
  if (last.host !== host)
    last = { host, origin: URL.canParse(`http://${host}`) ? `http://${host}` : 'http://127.0.0.1' };
  return last.origin;
}
