import { InputInvalidError } from '../errors.ts';
import { describeValue } from '@visualadgen/graph/fields/describe-value.ts';

/** Two letters are allowed: old communities such as r/de have them. `u_…` are the pages of persons. */
const communityName = /^[A-Za-z0-9][A-Za-z0-9_]{1,20}$/;
const profileName = /^u_/i;
const redditHost = /^(?:[a-z0-9-]+\.)*reddit\.com$/i;
/** Comes along when text is copied from a page, and is seen by nobody. */
const invisible = /[\u200B-\u200D\u2060\uFEFF]/g;

export const subredditRule =
  '2 to 21 of A–Z, a–z, 0–9 and _, not beginning with _; `r/…` and the address of its page on Reddit are read too';

/**
 * The name of a community out of what people write or paste: `coffee`, `r/coffee/`, `https://old.reddit.com/r/Coffee/top/?t=week`.
 * This is the one rule, for the node's form, the API and the services alike. Empty where none is named yet, undefined where the
 * text names no community.
 */
export function findSubreddit(text: string): string | undefined {
  const written = text.replace(invisible, '').trim();
  if (/^\/?(?:r\/*)?$/i.test(written)) return '';
  const name = namePart(written);
  return name !== undefined && communityName.test(name) && !profileName.test(name) ? name : undefined;
}

/** The name, or an InputInvalidError for a text that names none. */
export function readSubreddit(text: string): string {
  const name = findSubreddit(text);
  if (name) return name;
  throw InputInvalidError.of('subreddit', `${describeNoSubreddit(text)}.`);
}

/** Why a text names no community, to be said after the field’s name. */
export function describeNoSubreddit(text: unknown): string {
  const name = typeof text === 'string' ? text.trim() : '';
  if (/(?:^|\/)(?:u_|u\/|user\/)/i.test(name))
    return `must name a community, but ${describeValue(name)} is the page of a person`;
  return `must be the name of a community (${subredditRule}), but is ${describeValue(text)}`;
}

function namePart(written: string): string | undefined {
  const address = addressOf(written);
  if (address === undefined) return written.replace(/\/+$/, '');
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  if (!/^https?:$/.test(protocol) || !redditHost.test(hostname)) return undefined;
  // `/r/coffee`, `/r/coffee/comments/…`, `/r/coffee.json`
  return /^\/+r\/+([^/]+?)(?:\.(?:json|rss|xml))?(?:\/|$)/i.exec(pathname)?.[1];
}

/** The whole address of what is written as one, or as part of one; undefined for a bare name. */
function addressOf(written: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written)) return written;
  if (/^(?:\/\/)?[^/?#\s]*reddit\.com(?:[:/?#]|$)/i.test(written)) return `https://${written.replace(/^\/\//, '')}`;
  return /^\/*r\//i.test(written) ? `https://www.reddit.com/${written.replace(/^\/+/, '')}` : undefined;
}
