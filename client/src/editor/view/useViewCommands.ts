import { useReactFlow } from '@xyflow/react';
import { Maximize, ScanSearch, ZoomIn, ZoomOut } from 'lucide-react';
import { useMemo } from 'react';
import type { Command } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/useCommands.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { fitOptions } from '../../graph/layout/fit-options.ts';

export const fitKeys = ['Shift', '1'];
export const zoomInKeys = ['+'];
export const zoomOutKeys = ['-'];
export const fullSizeKeys = ['Shift', '0'];

/** Ways to look at the canvas. */
export function useViewCommands(): void {
  const store = useEditorStore();
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const commands = useMemo<Command[]>(() => {
    const chosen = () => {
      const { nodes, annotations } = store.getState();
      return [...nodes, ...annotations].filter(({ selected }) => selected);
    };
    return [
      {
        id: 'fit',
        title: 'Show everything',
        group: 'View',
        icon: Maximize,
        words: 'zoom to fit',
        keys: fitKeys,
        run: () => void fitView(fitOptions),
      },
      {
        id: 'fit-selected',
        title: 'Zoom to the selection',
        group: 'View',
        icon: ScanSearch,
        keys: ['Shift', '2'],
        isReady: () => chosen().length > 0,
        run: () => void fitView({ ...fitOptions, nodes: chosen() }),
      },
      {
        id: 'zoom-in',
        title: 'Zoom in',
        group: 'View',
        icon: ZoomIn,
        keys: zoomInKeys,
        repeats: true,
        run: () => void zoomIn(),
      },
      {
        id: 'zoom-out',
        title: 'Zoom out',
        group: 'View',
        icon: ZoomOut,
        keys: zoomOutKeys,
        repeats: true,
        run: () => void zoomOut(),
      },
      { id: 'full-size', title: 'Zoom to 100%', group: 'View', keys: fullSizeKeys, run: () => void zoomTo(1) },
    ];
  }, [store, zoomIn, zoomOut, zoomTo, fitView]);
  useCommands(commands);
}
