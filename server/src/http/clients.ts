import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

export interface ClientOptions {
  /** Where the world reaches this server, such as `https://ads.example`. */
  publicUrl?: string | undefined;
  /** Believes what one proxy in front of this server says of a request (`X-Forwarded-Proto`, `X-Forwarded-For`). */
  trustsProxy?: boolean;
  /** Other origins whose pages may talk to this server. */
  allowedOrigins?: readonly string[];
  /** The name or address that it listens on. */
  host?: string;
  /** Answers to that, to the origins above, to addresses and to this computer's own names alone. */
  knowsItsNames?: boolean;
}

/** What a request says of whoever sent it, as far as it can be believed. */
export interface Clients {
  /** The address by which the client reached us, such as `http://127.0.0.1:4000`. */
  originOf(request: IncomingMessage): string;
  isSecure(request: IncomingMessage): boolean;
  /** The client's own address; of IPv6 the part that one customer has. */
  addressOf(request: IncomingMessage): string;
  /**
   * False for a name that another site could have made lead here (DNS rebinding): its pages would do what is meant for those of
   * this server, from within a network that they cannot reach.
   */
  isExpectedHost(request: IncomingMessage): boolean;
  /** Whether the page that sent it, if any, is ours or an allowed one. Browsers name the page, programs name none. */
  isAllowedPage(request: IncomingMessage): boolean;
}

export function createClients(options: ClientOptions = {}): Clients {
  const { trustsProxy = false, allowedOrigins = [], host: ownName, knowsItsNames = false } = options;
  const publicUrl = options.publicUrl === undefined ? null : new URL(options.publicUrl);
  const allowed = new Set(allowedOrigins);
  const hosts = new Set([...allowedOrigins.map((origin) => new URL(origin).host), publicUrl?.host]);
  // Nearly all come by one address, and to check one takes as long as to answer a short query.
  let last = read('', false);

  return {
    originOf: (request) => place(request).origin,
    isSecure: (request) => place(request).isSecure,
    isExpectedHost: (request) => place(request).isExpected,
    addressOf(request) {
      const told = trustsProxy ? lastOf(request.headers['x-forwarded-for']) : undefined;
      return networkOf(told ?? request.socket.remoteAddress ?? '');
    },
    isAllowedPage(request) {
      const { origin, host } = request.headers;
      if (origin === undefined || allowed.has(origin) || origin === publicUrl?.origin) return true;
      return URL.canParse(origin) && new URL(origin).host === host;
    },
  };

  function place({ headers }: IncomingMessage) {
    const isForwarded = trustsProxy && lastOf(headers['x-forwarded-proto']) === 'https';
    const host = headers.host ?? '';
    if (last.host !== host || last.isForwarded !== isForwarded) last = read(host, isForwarded);
    return last;
  }

  function read(host: string, isForwarded: boolean) {
    const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
    const isSecure = isForwarded || (publicUrl?.protocol === 'https:' && publicUrl.host === host);
    const isExpected =
      !knowsItsNames ||
      host === '' ||
      hosts.has(host) ||
      (url !== null && (url.hostname === ownName || isLocalName(url.hostname)));
    return { host, isForwarded, isSecure, isExpected, origin: originOf(url && host, isSecure) };
  }
}

function originOf(host: string | null, isSecure: boolean): string {
  return host === null || host === '' ? 'http://127.0.0.1' : `${isSecure ? 'https' : 'http'}://${host}`;
}

/** Nobody can make an address lead elsewhere than to itself. */
function isLocalName(name: string): boolean {
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0 || /(^|\.)localhost$/.test(name);
}

/** What the nearest proxy has added; what stands before it anybody may have written. */
function lastOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(',') : header;
  return text?.split(',').at(-1)?.trim() || undefined;
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIP(plain) !== 6) return plain;
  const [before = '', after] = plain.split('%', 1)[0]?.split('::') ?? [];
  const groups = before.split(':').filter(Boolean);
  const missing = after === undefined ? 0 : 8 - groups.length - after.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(missing).fill('0'), ...(after ?? '').split(':')].slice(0, 4).join(':');
}
