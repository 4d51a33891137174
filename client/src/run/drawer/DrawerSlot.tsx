import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyAfterPaint, lazyPart } from '../../ui/loading/lazy-part.ts';
import { drawerStore } from './drawer-store.ts';

const RunDrawer = lazyPart(async () => (await import('./RunDrawer.tsx')).RunDrawer);
const RunViewCommands = lazyAfterPaint(async () => (await import('./RunViewCommands.tsx')).RunViewCommands);

/** Where the drawer is, once somebody has opened it; what it can be opened by comes after the canvas. */
export function DrawerSlot({ workflowId }: { workflowId: string }) {
  const isOpen = useStore(drawerStore, ({ tab }) => tab !== null);
  return (
    <>
      <Suspense>
        <RunViewCommands workflowId={workflowId} />
      </Suspense>
      <Suspense>{isOpen && <RunDrawer workflowId={workflowId} />}</Suspense>
    </>
  );
}
