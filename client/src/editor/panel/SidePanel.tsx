import { useCallback, useState } from 'react';
import { RunPanel } from '../../run/panel/RunPanel.tsx';
import { useRun } from '../../run/state/RunContext.tsx';
import { useShowNode } from '../../run/control/useShowNode.ts';
import { StatusIcon } from '../../ui/display/StatusBadge.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/controls/Tabs.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { PanelTab } from '../run/panel-tab.ts';
import { Inspector } from '../inspector/Inspector.tsx';

interface SidePanelProps {
  workflowId: string;
  /** A tab that is to come to the front; each new object brings it there once. */
  front: { tab: PanelTab } | null;
}

/** What is chosen on one tab, the run on the other. Choosing or clicking a node brings up the first, a new run the second. */
export function SidePanel({ workflowId, front }: SidePanelProps) {
  const status = useRun(({ execution }) => execution?.status);
  const chosen = useEditor(({ nodes }) => nodes.find(({ selected }) => selected)?.id);
  const [tab, setTab] = useState<PanelTab>(front?.tab ?? 'settings');
  const clicked = useEditor((state) => state.clicked);
  const [seen, setSeen] = useState({ chosen, clicked, front });
  /** The node that was chosen in the list of the run's nodes, which stays in front. */
  const [shown, setShown] = useState<string | null>(null);
  const show = useShowNode();
  const onShow = useCallback(
    (key: string) => {
      setShown(key);
      show(key);
    },
    [show],
  );
  if (seen.chosen !== chosen || seen.clicked !== clicked || seen.front !== front) {
    setSeen({ chosen, clicked, front });
    if (front && seen.front !== front) setTab(front.tab);
    else if (seen.clicked !== clicked ? clicked?.id === chosen : chosen && chosen !== shown) setTab('settings');
    setShown(null);
  }

  return (
    <Tabs
      value={tab}
      onValueChange={(value) => setTab(value === 'run' ? 'run' : 'settings')}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="border-b border-border p-2">
        <TabsList className="flex">
          <TabsTrigger value="settings">{chosen ? 'Node' : 'Workflow'}</TabsTrigger>
          <TabsTrigger value="run">
            {status && <StatusIcon status={status} className="size-3.5" />}
            Run
          </TabsTrigger>
        </TabsList>
      </div>
      <TabsContent value="settings" className="flex min-h-0 flex-1 flex-col focus-visible:outline-none">
        <Inspector workflowId={workflowId} />
      </TabsContent>
      <TabsContent value="run" className="flex min-h-0 flex-1 flex-col focus-visible:outline-none">
        <RunPanel workflowId={workflowId} onShow={onShow} />
      </TabsContent>
    </Tabs>
  );
}
