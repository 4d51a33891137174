/** Why a post is not read: it is for adults only, is no longer there, is the moderators' notice, or was paid for. */
export type LeftOut = 'OVER_18' | 'GONE' | 'PINNED' | 'PROMOTED';

/*
 * Reddit and every scraper spell the same marks in their own way: `over_18`, `over18`, `isNsfw`, `NSFW`. They are compared
 * in lower case, by letters and digits alone, and without a leading `is`.
 */
const marks = {
  PROMOTED: ['promoted', 'promotedpost', 'promo', 'ad', 'advertisement', 'sponsored', 'createdfromadsui', 'promotedby'],
  PINNED: ['stickied', 'sticky', 'pinned'],
  GONE: ['removedbycategory', 'removedby', 'removed', 'deleted', 'bannedby', 'spam'],
  OVER_18: ['over18', 'nsfw', 'adult', 'adultcontent', 'adultsonly', 'over18content', 'nsfwcontent', 'mature'],
} as const satisfies Record<LeftOut, readonly string[]>;

/** What stands in the place of a title or text that is no longer there. */
const goneText = /^\[\s*(?:deleted|removed)(?:\s+by\s+[\w ]+)?\s*\]$/i;

/** Why a post is left out, the reason that nothing can switch off first; undefined for one that is read. */
export function whyLeftOut(post: Record<string, unknown>): LeftOut | undefined {
  const fields = new Map(Object.entries(post).map(([name, value]) => [plainName(name), value]));
  const says = (reason: LeftOut) => marks[reason].some((name) => isSet(fields.get(name)));
  if (says('PROMOTED')) return 'PROMOTED';
  if (says('PINNED')) return 'PINNED';
  if (says('GONE') || isGone(fields)) return 'GONE';
  return says('OVER_18') || isText(fields.get('thumbnail'), /^nsfw$/i) ? 'OVER_18' : undefined;
}

function isGone(fields: ReadonlyMap<string, unknown>): boolean {
  const texts = ['selftext', 'body', 'text', 'content'].map((name) => fields.get(name));
  if ([fields.get('title'), ...texts].some((text) => isText(text, goneText))) return true;
  // Posts outlive their author's account. So that name alone tells only where the source does not, and no text has stayed.
  const tells = fields.has('removedbycategory');
  const hasText = texts.some((text) => typeof text === 'string' && text.trim() !== '');
  return !tells && !hasText && ['author', 'username'].some((name) => isText(fields.get(name), goneText));
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^is/, '');
}

function isSet(value: unknown): boolean {
  if (typeof value === 'string') return !/^(?:|false|no|none|null|undefined|0)$/i.test(value.trim());
  return typeof value === 'object' ? value !== null : Boolean(value);
}

function isText(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value.trim());
}
