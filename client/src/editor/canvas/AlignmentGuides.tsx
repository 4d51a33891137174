import { useStore as useCanvas, ViewportPortal } from '@xyflow/react';
import { useStore } from 'zustand';
import type { Guide } from '../../graph/layout/guides.ts';
import type { Guides } from './useGuidedDrag.ts';

/** Thin lines to what the dragged thing stands in line with. */
export function AlignmentGuides({ guides }: { guides: Guides }) {
  const lines = useStore(guides);
  return lines.length === 0 ? null : <Lines lines={lines} />;
}

function Lines({ lines }: { lines: readonly Guide[] }) {
  const thickness = useCanvas(({ transform }) => 1 / transform[2]);
  return (
    <ViewportPortal>
      {lines.map(({ axis, at, from, to }) => (
        <div
          key={`${axis} ${at}`}
          aria-hidden
          className="pointer-events-none absolute bg-accent"
          style={
            axis === 'x'
              ? { left: at - thickness / 2, top: from, width: thickness, height: to - from }
              : { left: from, top: at - thickness / 2, width: to - from, height: thickness }
          }
        />
      ))}
    </ViewportPortal>
  );
}
