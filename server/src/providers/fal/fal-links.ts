import { AppError } from '../../errors.ts';

/** Where a link of fal's really leads from here. */
export type LinkReader = (link: string) => URL;

/**
 * With `baseUrl`, `https://HOST/path` becomes `{baseUrl}/HOST/path`: a server that stands in for all of fal's hosts.
 * Without it, only fal's own hosts over https are let through, since every call carries the key, and the links come out of answers
 * and out of the database. Throws PROVIDER_FAILED for any other.
 */
export function createLinkReader(baseUrl: string | undefined): LinkReader {
  const base = baseUrl === undefined ? undefined : new URL(baseUrl.replace(/\/+$/, ''));
  return (link) => {
    const url = URL.canParse(link) ? new URL(link) : undefined;
    if (url && base) {
      if (url.origin === base.origin) return url;
      if (url.protocol === 'https:')
        return new URL(`${base.href.replace(/\/$/, '')}/${url.host}${url.pathname}${url.search}`);
    } else if (url?.protocol === 'https:' && /(^|\.)fal\.(run|ai|media)$/.test(url.hostname)) {
      return url;
    }
    throw new AppError('PROVIDER_FAILED', { message: 'The model service gave a link that does not lead to it.' });
  };
}
