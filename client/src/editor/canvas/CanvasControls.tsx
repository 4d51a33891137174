import { memo } from 'react';
import { MiniMap, Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { fitOptions } from '../../graph/layout/fit-options.ts';
import { fitKeys, zoomInKeys, zoomOutKeys } from '../view/useViewCommands.ts';

/** Zoom, fit, and a map of the whole where there is room for one. */
export const CanvasControls = memo(function CanvasControls() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const isLarge = useStore(({ nodes, width }) => nodes.length > 8 && width > 720);
  return (
    <>
      <Panel
        position="bottom-right"
        className="flex items-center rounded-lg border border-border bg-surface-raised p-0.5 shadow-card"
      >
        <IconButton
          label="Zoom out"
          shortcut={zoomOutKeys}
          size="icon-sm"
          tooltipSide="top"
          onClick={() => void zoomOut()}
        >
          <Minus />
        </IconButton>
        <button
          type="button"
          aria-label={`Zoom is ${percent} percent. Go to 100.`}
          className="w-11 rounded-md py-1 text-center text-2xs text-text-muted tabular-nums hover:bg-hover"
          onClick={() => void zoomTo(1)}
        >
          {percent}%
        </button>
        <IconButton
          label="Zoom in"
          shortcut={zoomInKeys}
          size="icon-sm"
          tooltipSide="top"
          onClick={() => void zoomIn()}
        >
          <Plus />
        </IconButton>
        <IconButton
          label="Show everything"
          shortcut={fitKeys}
          size="icon-sm"
          tooltipSide="top"
          onClick={() => void fitView(fitOptions)}
        >
          <Maximize />
        </IconButton>
      </Panel>
      {isLarge && (
        <MiniMap
          pannable
          zoomable
          ariaLabel="Map of the workflow"
          nodeBorderRadius={24}
          nodeClassName={({ type }) => `map-${type}`}
          className="bottom-11! max-xl:hidden overflow-hidden rounded-lg border border-border shadow-card"
          style={{ width: 160, height: 104 }}
        />
      )}
    </>
  );
});
