import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** A picture to hand over. */
export interface ExportedPicture {
  assetId: string;
  /** What it was made from, in a few words. */
  item: string;
}

/** What somebody wants to hand over. */
export interface AskedExport {
  pictures: readonly ExportedPicture[];
  /** Pictures that can be handed over besides: those that a run made along the way. */
  others: readonly ExportedPicture[];
  campaign: string;
  /** The run that they come from. */
  executionId: string | null;
}

const store = createStore<{ asked: AskedExport | null }>(() => ({ asked: null }));

/** Opens the window in which it is said how files are called; `ExportSlot` shows it on every page. */
export function openExport(asked: AskedExport): void {
  store.setState({ asked });
}

export function closeExport(): void {
  store.setState({ asked: null });
}

export function useAskedExport(): AskedExport | null {
  return useStore(store, ({ asked }) => asked);
}
