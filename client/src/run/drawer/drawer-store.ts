import { createStore } from 'zustand/vanilla';

export type DrawerTab = 'timeline' | 'results' | 'items';

interface DrawerState {
  /** What shows below the canvas; null for nothing. */
  tab: DrawerTab | null;
  /** The node whose items are shown; null until one was chosen. */
  itemsOf: string | null;
  /** Pixels. */
  height: number;
}

export const leastHeight = 160;
const heightKey = 'visualadgen-drawer-height';

/** The drawer below the canvas: the same from run to run, and its height from visit to visit. */
export const drawerStore = createStore<DrawerState>(() => ({ tab: null, itemsOf: null, height: recallHeight() }));

export function openDrawer(tab: DrawerTab): void {
  drawerStore.setState({ tab });
}

/** Shows the items of a node as a table. */
export function openItems(nodeKey: string): void {
  drawerStore.setState({ tab: 'items', itemsOf: nodeKey });
}

export function closeDrawer(): void {
  drawerStore.setState({ tab: null });
}

/** Opens it, or closes it where it is open already. */
export function toggleDrawer(tab: DrawerTab): void {
  drawerStore.setState((state) => ({ tab: state.tab === tab ? null : tab }));
}

export function setDrawerHeight(height: number): void {
  const most = Math.max(leastHeight, window.innerHeight - 200);
  const kept = Math.round(Math.min(most, Math.max(leastHeight, height)));
  drawerStore.setState({ height: kept });
  localStorage.setItem(heightKey, String(kept));
}

function recallHeight(): number {
  const height = Number(localStorage.getItem(heightKey));
  return height >= leastHeight ? height : 340;
}
