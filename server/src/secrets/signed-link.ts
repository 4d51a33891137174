import { createHmac, timingSafeEqual } from 'node:crypto';

const daySeconds = 86_400;

/** Whose links are meant: each kind of link is good for what it was made for alone. */
export type SignedRoute = '/files/' | '/exports/';

/**
 * `/files/{path}?expires={epoch seconds}&signature={base64url}`, signed with HMAC-SHA256 over both.
 * The end is rounded up to the day (UTC): within a day the same file has the same link, so that browsers keep the picture, and
 * every link is good for at least `seconds`.
 */
export function signLink(route: SignedRoute, path: string, seconds: number, secret: string, nowMs: number): string {
  const expires = Math.ceil((nowMs / 1000 + seconds) / daySeconds) * daySeconds;
  return `${route}${path}?expires=${expires}&signature=${signature(route, path, expires, secret).toString('base64url')}`;
}

export type LinkVerdict =
  | { good: true; path: string; secondsLeft: number }
  | { good: false; reason: 'FORGED' | 'EXPIRED' };

/** Checks a link as it came in (`/files/…?…`). The comparison takes as long for a wrong signature as for the right one. */
export function verifyLink(route: SignedRoute, urlPath: string, secret: string, nowMs: number): LinkVerdict {
  const url = URL.canParse(urlPath, 'http://here') ? new URL(urlPath, 'http://here') : null;
  const path = url?.pathname.startsWith(route) ? url.pathname.slice(route.length) : '';
  const expires = Number(url?.searchParams.get('expires'));
  const given = Buffer.from(url?.searchParams.get('signature') ?? '', 'base64url');
  const right = signature(route, path, expires, secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return { good: false, reason: 'FORGED' };
  const secondsLeft = Math.floor(expires - nowMs / 1000);
  return secondsLeft > 0 ? { good: true, path, secondsLeft } : { good: false, reason: 'EXPIRED' };
}

function signature(route: SignedRoute, path: string, expires: number, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`${signedAs(route, path)}\n${expires}`)
    .digest();
}

/** Files came first, and links to them are out in the world: they are signed without their route. */
function signedAs(route: SignedRoute, path: string): string {
  return route === '/files/' ? path : route + path;
}
