import { createStore } from 'zustand/vanilla';
import type { UploadItem } from './upload-item.ts';

interface UploadsOnPage {
  /** In the order in which they were chosen. */
  items: readonly UploadItem[];
  isPaused: boolean;
  /** How many pictures have come into the library while this page was open: what shows them reads again when it grows. */
  doneCount: number;
}

/** The uploads of whoever is signed in, as they stand now; another tab may be the one that sends them. */
export const uploadStore = createStore<UploadsOnPage>(() => ({ items: [], isPaused: false, doneCount: 0 }));

/** Takes over how some of them stand now; new ones go to the end. */
export function showUploads(changed: readonly UploadItem[]): void {
  if (changed.length === 0) return;
  uploadStore.setState(({ items, doneCount }) => {
    const news = new Map(changed.map((item) => [item.id, item]));
    const known = items.map((item) => news.get(item.id) ?? item);
    const ids = new Set(items.map(({ id }) => id));
    const before = items.filter(({ state }) => state.kind === 'done').length;
    const next = [...known, ...changed.filter(({ id }) => !ids.has(id))];
    const after = next.filter(({ state }) => state.kind === 'done').length;
    return { items: next, doneCount: doneCount + Math.max(0, after - before) };
  });
}

export function hideUploads(ids: ReadonlySet<string>): void {
  uploadStore.setState(({ items }) => ({ items: items.filter(({ id }) => !ids.has(id)) }));
}

export function uploadOf(id: string): UploadItem | undefined {
  return uploadStore.getState().items.find((item) => item.id === id);
}

/*
 * Whether this browser has uploads of somebody, so that a page which is loaded anew knows, before any code for them is there.
 */
const markKey = 'visualadgen-uploads';

export function markUploads(userId: string, has: boolean): void {
  if (has) localStorage.setItem(`${markKey}-${userId}`, 'open');
  else localStorage.removeItem(`${markKey}-${userId}`);
}

export function hasUploads(userId: string): boolean {
  return localStorage.getItem(`${markKey}-${userId}`) !== null;
}
