import { X } from 'lucide-react';
import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Sheet } from '../../ui/overlays/Sheet.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/controls/Tabs.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { TimelineView } from '../timeline/TimelineView.tsx';
import { useRun } from '../state/RunContext.tsx';
import { DrawerHandle } from './DrawerHandle.tsx';
import { closeDrawer, drawerStore, openDrawer } from './drawer-store.ts';
import type { DrawerTab } from './drawer-store.ts';
import { RunSummary } from './RunSummary.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const tabs = ['timeline', 'results', 'items'] as const;
const ItemsView = lazyPart(async () => (await import('../items/ItemsView.tsx')).ItemsView);
const ResultsView = lazyPart(async () => (await import('../results/ResultsView.tsx')).ResultsView);

/** The run on screen at full width, below the canvas: when what worked, and what came out. On a phone it takes the screen. */
export function RunDrawer({ workflowId }: { workflowId: string }) {
  const { tab, height } = useStore(drawerStore);
  const isPhone = useIsPhone();
  if (!tab) return null;
  if (isPhone)
    return (
      <Sheet title="The run in full" onClose={closeDrawer} className="bottom-0 z-50 h-[88dvh]">
        <DrawerTabs workflowId={workflowId} tab={tab} />
      </Sheet>
    );
  return (
    <section
      aria-label="The run in full"
      className="relative flex shrink-0 flex-col border-t border-border bg-surface"
      style={{ height, maxHeight: 'calc(100dvh - 13rem)' }}
    >
      <DrawerHandle height={height} />
      <DrawerTabs workflowId={workflowId} tab={tab}>
        <IconButton label="Close" size="icon-sm" onClick={closeDrawer} tooltipSide="top" className="ml-auto">
          <X />
        </IconButton>
      </DrawerTabs>
    </section>
  );
}

interface DrawerTabsProps {
  workflowId: string;
  tab: DrawerTab;
  /** What stands at the end of the bar. */
  children?: ReactNode;
}

function DrawerTabs({ workflowId, tab, children }: DrawerTabsProps) {
  const hasRun = useRun(({ execution }) => execution !== null);
  const hasItems = useRun(({ nodes }) => Object.values(nodes).some(({ itemCounts }) => itemCounts !== null));
  return (
    <Tabs
      value={tab}
      onValueChange={(value) => openDrawer(tabs.find((one) => one === value) ?? 'timeline')}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border py-1 pr-2 pl-3">
        <TabsList>
          <TabsTrigger value="timeline">Timeline</TabsTrigger>
          <TabsTrigger value="results">Results</TabsTrigger>
          {(hasItems || tab === 'items') && <TabsTrigger value="items">Items</TabsTrigger>}
        </TabsList>
        <RunSummary />
        {children}
      </div>
      {hasRun ? (
        <>
          <TabsContent value="timeline" className="@container flex min-h-0 flex-1 focus-visible:outline-none">
            <TimelineView />
          </TabsContent>
          <TabsContent value="results" className="flex min-h-0 flex-1 focus-visible:outline-none">
            <Suspense>
              <ResultsView workflowId={workflowId} />
            </Suspense>
          </TabsContent>
          <TabsContent value="items" className="flex min-h-0 flex-1 focus-visible:outline-none">
            <Suspense>
              <ItemsView />
            </Suspense>
          </TabsContent>
        </>
      ) : (
        <p className="p-4 text-xs text-text-muted">No run yet. Press Run to see it here.</p>
      )}
    </Tabs>
  );
}
