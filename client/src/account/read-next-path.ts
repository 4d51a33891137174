/** Where to go after signing in, from `?next=`. Only paths of this site: a link must never lead somebody elsewhere. */
export function readNextPath(search: string): string {
  const next = new URLSearchParams(search).get('next');
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
