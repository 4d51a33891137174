import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The windows that belong to no page: they can be opened from a menu, a button, and the palette. */
export type AppDialog = 'budget' | 'templates' | 'tokens' | 'webhooks';

const store = createStore<{ open: AppDialog | null }>(() => ({ open: null }));

export function openDialog(dialog: AppDialog): void {
  store.setState({ open: dialog });
}

export function closeDialog(): void {
  store.setState({ open: null });
}

export function useOpenDialog(): AppDialog | null {
  return useStore(store, ({ open }) => open);
}
