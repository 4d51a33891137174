import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { imageKey } from '../value/image-key.ts';

/* How many checks of a picture stand open, for wherever on a page it is drawn: values of a run name pictures by their links alone. */

const store = createStore<{ counts: ReadonlyMap<string, number> }>(() => ({ counts: new Map() }));

interface Told {
  url: string;
  openCheckCount?: number;
}

/** Keeps what was told of pictures. Also while something is drawn: what shows it is drawn anew afterwards. */
export function noteOpenChecks(pictures: readonly Told[]): void {
  const { counts } = store.getState();
  const news = pictures.flatMap(({ url, openCheckCount: count }) => {
    const key = imageKey(url);
    return count === undefined || count === (counts.get(key) ?? 0) ? [] : [[key, count] as const];
  });
  if (news.length > 0) queueMicrotask(() => store.setState((now) => ({ counts: new Map([...now.counts, ...news]) })));
}

export function useOpenChecks(url: string): number {
  return useStore(store, ({ counts }) => counts.get(imageKey(url)) ?? 0);
}

/** `1 thing to look at`; null where nothing is. */
export function openChecksText(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? '1 thing to look at' : `${count} things to look at`;
}

/** What a picture is called, with what is to look at. */
export function withOpenChecks(title: string, count: number): string {
  const text = openChecksText(count);
  return text === null ? title : `${title}, ${text}`;
}
