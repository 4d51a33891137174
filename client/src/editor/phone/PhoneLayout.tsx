import { Suspense, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useReactFlow, useStore } from '@xyflow/react';
import { DrawerSlot } from '../../run/drawer/DrawerSlot.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { Canvas } from '../canvas/Canvas.tsx';
import { fitOptions } from '../../graph/layout/fit-options.ts';
import type { PanelTab } from '../run/panel-tab.ts';
import './phone.css';
import { PhoneBar } from './PhoneBar.tsx';
import type { PhoneSheet } from './PhoneBar.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const PanelSheet = lazyPart(async () => (await import('./PanelSheet.tsx')).PanelSheet);
const PaletteSheet = lazyPart(async () => (await import('./PaletteSheet.tsx')).PaletteSheet);

/** Height of the bar at the foot, in pixels. */
const footHeight = 64;
const sheetHeight = 'min(480px, 60dvh)';

interface PhoneLayoutProps {
  workflowId: string;
  front: { tab: PanelTab } | null;
  top: ReactNode;
  /** What starts and steers a run. */
  run: ReactNode;
}

/** The canvas over the whole width; what is chosen or running comes up from below, and a bar for the thumb stays at the foot. */
export function PhoneLayout({ workflowId, front, top, run }: PhoneLayoutProps) {
  const [sheet, setSheet] = useState<PhoneSheet | null>(front ? 'panel' : null);
  // A run that begins is what one wants to see.
  const [seen, setSeen] = useState(front);
  if (seen !== front) {
    setSeen(front);
    if (front) setSheet('panel');
  }
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--foot', `calc(${footHeight}px + env(safe-area-inset-bottom))`);
    style.setProperty('--sheet', sheetHeight);
    return () => {
      style.removeProperty('--foot');
      style.removeProperty('--sheet');
    };
  }, []);
  // What stays in sight above the panel is the whole graph.
  const { fitView } = useReactFlow();
  const height = useStore((state) => state.height);
  useEffect(() => {
    if (height > 0) void fitView(fitOptions);
  }, [height, fitView]);
  const isPanelOpen = sheet === 'panel';
  const close = () => setSheet(null);

  return (
    <div className="flex h-full flex-col overflow-hidden bg-background">
      {top}
      <main className={cn('phone-canvas min-h-0 flex-1 bg-canvas', isPanelOpen && 'mb-(--sheet)')}>
        <Canvas workflowId={workflowId} />
      </main>
      <DrawerSlot workflowId={workflowId} />
      <PhoneBar run={run} sheet={sheet} onSheet={(next) => setSheet(next === sheet ? null : next)} />
      <Suspense>
        {sheet === 'panel' && <PanelSheet workflowId={workflowId} front={front} onClose={close} />}
        {sheet === 'palette' && <PaletteSheet onClose={close} />}
      </Suspense>
    </div>
  );
}
