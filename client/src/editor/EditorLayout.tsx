import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { DrawerSlot } from '../run/drawer/DrawerSlot.tsx';
import { ImageViewer } from '../run/viewer/ImageViewer.tsx';
import { lazyAfterPaint } from '../ui/loading/lazy-part.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { useIsPhone } from '../ui/page/useIsPhone.ts';
import { useEditor } from '../graph/store/EditorContext.tsx';
import { useFirstField } from './first-field/useFirstField.ts';
import { Palette } from './palette/Palette.tsx';
import { PhoneLayout } from './phone/PhoneLayout.tsx';
import { SidePanelSkeleton } from './panel/SidePanelSkeleton.tsx';
import type { PanelTab } from './run/panel-tab.ts';

// Forms and lists are not needed to see the canvas, so they come after it.
const SidePanel = lazyAfterPaint(async () => (await import('./panel/SidePanel.tsx')).SidePanel);

interface EditorLayoutProps {
  workflowId: string;
  /** A tab of the side panel that is to come to the front. */
  front: { tab: PanelTab } | null;
  top: ReactNode;
  /** What starts and steers a run, where the bar above has no room for it. */
  run: ReactNode;
  guide?: ReactNode;
}

/** Bar above, node types left, canvas, and what is chosen or running right. */
export function EditorLayout({ workflowId, front, top, run, guide }: EditorLayoutProps) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const isPhone = useIsPhone();
  useFirstField();
  return (
    <ImageViewer workflowId={workflowId}>
      {isPhone ? (
        <PhoneLayout workflowId={workflowId} front={front} top={top} run={run} />
      ) : (
        <div className="flex h-full flex-col overflow-hidden bg-background">
          {top}
          <div className="flex min-h-0 flex-1">
            {!isReadOnly && <Palette />}
            <main className="flex min-w-0 flex-1 flex-col bg-canvas">
              <div className="min-h-0 flex-1">
                <Canvas workflowId={workflowId} />
              </div>
              <DrawerSlot workflowId={workflowId} />
            </main>
            <aside aria-label="Details" className="flex w-84 shrink-0 flex-col border-l border-border bg-surface">
              <Suspense fallback={<SidePanelSkeleton />}>
                <SidePanel workflowId={workflowId} front={front} />
              </Suspense>
            </aside>
          </div>
        </div>
      )}
      <Suspense>{guide}</Suspense>
    </ImageViewer>
  );
}
