import { RotateCcw, Table2 } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { useRunActionsOnScreen } from '../control/RunActionsContext.tsx';
import { drawerStore, openItems } from '../drawer/drawer-store.ts';
import { NodeStatus } from '../status/NodeStatus.tsx';
import { inOrder } from '../state/in-order.ts';
import { useRun } from '../state/RunContext.tsx';
import type { RunNode } from '../state/run-state.ts';
import { ItemDetails } from './ItemDetails.tsx';
import { ItemFilters } from './ItemFilters.tsx';
import { ItemsTable } from './ItemsTable.tsx';
import { listsOf } from './lists-of-items.ts';
import { readFailed } from './read-items-of.ts';
import { useLeaveOut } from './useLeaveOut.ts';
import { everything, useItemTable } from './useItemTable.ts';
import type { ItemFilter } from './useItemTable.ts';

/** The items of one node of the run as a table; the one that is chosen is told in full beside it. */
export function ItemsView() {
  const wished = useStore(drawerStore, ({ itemsOf }) => itemsOf);
  const nodes = useRun((state) => state.nodes);
  const mapped = useMemo(() => inOrder(nodes).filter(([, { itemCounts }]) => itemCounts !== null), [nodes]);
  const [nodeKey, node] = mapped.find(([key]) => key === wished) ?? mapped.at(-1) ?? [];
  if (nodeKey === undefined || !node)
    return (
      <EmptyState
        className="flex-1"
        icon={Table2}
        title="No list in this run"
        description="Where a list comes in, a node runs once for each of its items. They stand here one below the other."
      />
    );
  return <Items key={nodeKey} nodeKey={nodeKey} node={node} mapped={mapped} />;
}

interface ItemsProps {
  nodeKey: string;
  node: RunNode;
  /** All nodes that ran over lists. */
  mapped: readonly (readonly [string, RunNode])[];
}

function Items({ nodeKey, node, mapped }: ItemsProps) {
  const nodes = useRun((state) => state.nodes);
  const isPhone = useIsPhone();
  const isPaused = useRun(({ execution }) => execution?.status === 'PAUSED') && node.status === 'PAUSED';
  const [filter, setFilter] = useState<ItemFilter>(everything);
  const [chosen, setChosen] = useState<number | null>(null);
  const table = useItemTable(nodeKey, filter);
  const lists = useMemo(() => listsOf(node, nodes), [node, nodes]);
  const leaveOut = useLeaveOut(nodeKey);
  const onLeaveOut = useCallback((index: number, isLeftOut: boolean) => void leaveOut([index], isLeftOut), [leaveOut]);
  const item = chosen === null ? undefined : node.items[chosen];
  const details = item && (
    <ItemDetails nodeKey={nodeKey} node={node} item={item} isPaused={isPaused} onClose={() => setChosen(null)} />
  );
  if (isPhone && details) return <div className="flex min-h-0 flex-1 flex-col">{details}</div>;
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-border px-3 py-1.5">
          <NodeChoice nodeKey={nodeKey} mapped={mapped} />
          <NodeStatus node={node} />
          <ItemFilters lists={lists} filter={filter} onFilter={setFilter} />
          <RetryFailed nodeKey={nodeKey} node={node} />
        </div>
        <ItemsTable
          node={node}
          lists={lists}
          table={table}
          isPaused={isPaused}
          chosen={chosen}
          onChoose={setChosen}
          onLeaveOut={onLeaveOut}
        />
      </div>
      {details && <div className="flex w-96 max-w-1/2 shrink-0 flex-col border-l border-border">{details}</div>}
    </div>
  );
}

function NodeChoice({ nodeKey, mapped }: Pick<ItemsProps, 'nodeKey' | 'mapped'>) {
  return (
    <Select value={nodeKey} onValueChange={openItems}>
      <SelectTrigger aria-label="Node" className="h-7 w-fit max-w-52 text-sm font-medium">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {mapped.map(([key, { name }]) => (
          <SelectItem key={key} value={key}>
            {name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

/** Once the run has ended: what is done stays, and is not paid for again. */
function RetryFailed({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const { busy, act } = useRunActionsOnScreen();
  const hasEnded = useRun(({ execution }) => execution?.status === 'FAILED' || execution?.status === 'CANCELLED');
  const client = useClient();
  const failed = node.itemCounts?.failed ?? 0;
  async function retryAll() {
    const itemIndexes = await readFailed(client, node.id);
    if (itemIndexes.length > 0) act('retry', [{ nodeKey, itemIndexes }]);
  }
  if (!hasEnded || failed === 0) return null;
  return (
    <Button
      size="sm"
      className="ml-auto"
      isBusy={busy === 'retry'}
      disabled={busy !== null}
      onClick={() => void retryAll()}
    >
      <RotateCcw />
      {failed === 1 ? 'Retry the failed one' : `Retry all ${failed} failed`}
    </Button>
  );
}
