import { AppError, type ErrorCode } from '../../errors.ts';
import { isRedirect } from '../../network/redirects.ts';
import { onlyOver18 } from './collect-posts.ts';
import { refuseStatus, type JsonAnswer } from './fetch-json.ts';
import { SourceError, type RedditRequest } from './reddit-source.ts';

interface Closed {
  code: Extract<ErrorCode, `SUBREDDIT_${string}`>;
  /** What is said of the community, after its name. */
  says: string;
}

const membersOnly: Closed = {
  code: 'SUBREDDIT_PRIVATE',
  says: 'is private: only its members can read it',
};
const missing: Closed = { code: 'SUBREDDIT_MISSING', says: 'does not exist on Reddit' };

/** The `reason` that Reddit gives with a 403 or 404. */
const reasons: Readonly<Record<string, Closed>> = {
  private: membersOnly,
  employees_only: membersOnly,
  gold_only: membersOnly,
  premium_only: membersOnly,
  quarantined: {
    code: 'SUBREDDIT_QUARANTINED',
    says: 'is quarantined by Reddit, and shown only to people who have agreed to that',
  },
  gated: {
    code: 'SUBREDDIT_GATED',
    says: 'is shown by Reddit only to people who accept a warning first',
  },
  banned: { code: 'SUBREDDIT_BANNED', says: 'was banned by Reddit' },
};

/**
 * Throws what an answer of Reddit itself means that is no listing. Where Reddit says why the community cannot be read, that is
 * an AppError: no other source will know better, and none is to be paid for finding out. Anything else is a SourceError.
 */
export function refuseReddit(answer: JsonAnswer, { subreddit, includeOver18 }: RedditRequest): never {
  const closed = whyClosed(answer);
  if (closed) {
    throw new AppError(closed.code, { message: `r/${subreddit} ${closed.says}.`, details: { subreddit } });
  }
  if (isRedirect(answer.status)) {
    if (redirectedTo(answer).startsWith('/over18') && !includeOver18) throw onlyOver18(subreddit);
    throw new SourceError(`It sent us elsewhere instead of answering (${answer.status}).`);
  }
  refuseStatus(answer.status);
}

function whyClosed(answer: JsonAnswer): Closed | undefined {
  const { status, json } = answer;
  // A community that does not exist leads to the search for one.
  if (isRedirect(status)) return /^\/subreddits\/search/i.test(redirectedTo(answer)) ? missing : undefined;
  if ((status !== 403 && status !== 404) || typeof json !== 'object' || json === null) return undefined;
  const reason = 'reason' in json && typeof json.reason === 'string' ? json.reason.toLowerCase() : undefined;
  if (reason !== undefined && Object.hasOwn(reasons, reason)) return reasons[reason];
  // Whoever stands between us and Reddit answers with a page, not with JSON.
  return status === 404 ? missing : undefined;
}

function redirectedTo({ headers }: JsonAnswer): string {
  return URL.parse(headers.get('location') ?? '', 'https://www.reddit.com')?.pathname ?? '';
}
