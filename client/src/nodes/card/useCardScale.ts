import { useStore } from '@xyflow/react';

/** How many pixels of the screen one of a card's takes, in steps, so that cards are drawn anew only from one to the next: 1/4 to 2. */
export function useCardScale(): number {
  return useStore(({ transform: [, , zoom] }) => Math.min(2, Math.max(0.25, 2 ** Math.ceil(Math.log2(zoom)))));
}
