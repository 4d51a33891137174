import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useRunViewCommands } from '../useRunViewCommands.ts';
import { drawerStore } from './drawer-store.ts';

const RunDrawer = lazy(async () => ({ default: (await import('./RunDrawer.tsx')).RunDrawer }));

/** Where the drawer is, once somebody has opened it. */
export function DrawerPlace({ workflowId }: { workflowId: string }) {
  useRunViewCommands(workflowId);
  const isOpen = useStore(drawerStore, ({ tab }) => tab !== null);
  return <Suspense>{isOpen && <RunDrawer workflowId={workflowId} />}</Suspense>;
}
