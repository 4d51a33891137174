/** What stays the same of an image when its link is signed anew: the link without what follows its path. */
export function imageKey(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

interface Kept {
  url: string;
  at: number;
}

const kept = new Map<string, Kept>();
/** A signed link is good for two weeks. */
const keptMs = 24 * 3_600_000;

/** The link by which an image was first shown here: a newly signed one would make the browser load it again. */
export function steadyLink(url: string, now = Date.now()): string {
  const key = imageKey(url);
  const known = kept.get(key);
  if (known && now - known.at < keptMs) return known.url;
  kept.set(key, { url, at: now });
  return url;
}
