import { ChartNoAxesGantt, Columns2, Download, History, Images, Table2 } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Command } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/useCommands.ts';
import { useCompareWithPrevious } from '../compare/useCompareWithPrevious.ts';
import { useExportRun } from '../export/useExportRun.ts';
import { toggleDrawer } from './drawer-store.ts';
import { useRunStore } from '../state/RunContext.tsx';

export const timelineKeys = ['T'];
export const resultsKeys = ['R'];

/** Ways to look at the run on screen, at what came out of it, and at the runs there have been. */
export function RunViewCommands({ workflowId }: { workflowId: string }) {
  const store = useRunStore();
  const compare = useCompareWithPrevious(workflowId);
  const { exportRun } = useExportRun(workflowId);
  const [, navigate] = useLocation();
  const commands = useMemo<Command[]>(() => {
    const hasRun = () => store.getState().execution !== null;
    return [
      {
        id: 'timeline',
        title: 'Show or hide the timeline of the run',
        group: 'View',
        icon: ChartNoAxesGantt,
        keys: timelineKeys,
        isReady: hasRun,
        run: () => toggleDrawer('timeline'),
      },
      {
        id: 'results',
        title: 'Show or hide all pictures of the run',
        group: 'Results',
        icon: Images,
        words: 'gallery images',
        keys: resultsKeys,
        isReady: hasRun,
        run: () => toggleDrawer('results'),
      },
      {
        id: 'items',
        title: 'Show or hide the items of the run as a table',
        group: 'View',
        icon: Table2,
        words: 'list rows',
        isReady: () => Object.values(store.getState().nodes).some(({ itemCounts }) => itemCounts !== null),
        run: () => toggleDrawer('items'),
      },
      {
        id: 'export-run',
        title: 'Export the pictures of the run…',
        group: 'Results',
        icon: Download,
        words: 'zip download save images',
        isReady: hasRun,
        run: () => void exportRun(),
      },
      {
        id: 'compare-previous',
        title: 'Compare with the run before',
        group: 'Results',
        icon: Columns2,
        words: 'difference diff changes',
        isReady: hasRun,
        run: () => void compare(),
      },
      {
        id: 'history',
        title: 'All runs of this workflow',
        group: 'Go to',
        icon: History,
        words: 'history executions',
        run: () => navigate(`/workflows/${workflowId}/runs`),
      },
    ];
  }, [store, compare, exportRun, navigate, workflowId]);
  useCommands(commands);
  return null;
}
