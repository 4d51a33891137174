import { createContext, use } from 'react';
import type { ReactNode } from 'react';

/** What the app puts at the end of each page's bar: the menu of whoever is signed in. A page knows where it goes, not what it is. */
export const AccountSlotContext = createContext<ReactNode>(null);

export function AccountSlot() {
  return use(AccountSlotContext);
}
