import { useSyncExternalStore } from 'react';

/** Tailwind's `md` begins where this ends. */
const phone = window.matchMedia('(max-width: 767px)');

function subscribe(onChange: () => void): () => void {
  phone.addEventListener('change', onChange);
  return () => phone.removeEventListener('change', onChange);
}

/** Whether there is room for one thing at a time only. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}
