import { ArrowLeft, RotateCcw, X } from 'lucide-react';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { useIsPhone } from '../../ui/page/useIsPhone.ts';
import { useWords } from '../../graph/words/useWords.ts';
import { useRunActionsOnScreen } from '../control/RunActionsContext.tsx';
import { CorrectionForm } from '../correction/CorrectionForm.tsx';
import { EditedNote } from '../correction/EditedNote.tsx';
import { OutputView } from '../output/OutputView.tsx';
import { canCorrectItem } from '../state/corrections.ts';
import { useRun } from '../state/RunContext.tsx';
import type { RunItem, RunNode } from '../state/run-state.ts';
import { adviceFor } from '../status/advice.ts';
import { Elapsed } from '../time/Elapsed.tsx';
import { coordinateText, itemText } from './item-words.ts';
import { ItemBadge } from './ItemRow.tsx';
import { ItemPath } from './ItemPath.tsx';
import { useLeaveOut } from './useLeaveOut.ts';

interface ItemDetailsProps {
  nodeKey: string;
  node: RunNode;
  item: RunItem;
  /** Its node waits at a breakpoint. */
  isPaused: boolean;
  onClose: () => void;
}

/** All that is known of one item: how it stands, what it gave, and from what it was made, node by node. */
export function ItemDetails({ nodeKey, node, item, isPaused, onClose }: ItemDetailsProps) {
  const isPhone = useIsPhone();
  return (
    <aside aria-label={itemText(item)} className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 border-b border-border px-4 py-1.5">
        {isPhone && (
          <IconButton label="Back to the table" size="icon-sm" onClick={onClose}>
            <ArrowLeft />
          </IconButton>
        )}
        <h3 className="min-w-0 flex-1 truncate text-sm font-semibold">
          {node.name} {item.index + 1}
        </h3>
        <ItemBadge item={item} />
        {!isPhone && (
          <IconButton label="Close the item" size="icon-sm" onClick={onClose}>
            <X />
          </IconButton>
        )}
      </div>
      <ScrollArea className="min-h-0 flex-1">
        <div className="flex flex-col gap-4 p-4 pb-8">
          <MadeFrom item={item} />
          {isPaused && <LeftOutSwitch nodeKey={nodeKey} item={item} />}
          <Failure nodeKey={nodeKey} item={item} />
          <Values nodeKey={nodeKey} node={node} item={item} />
          <ItemPath nodeKey={nodeKey} item={item} />
        </div>
      </ScrollArea>
    </aside>
  );
}

function MadeFrom({ item }: { item: RunItem }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-xs">
      {item.coordinates.map((one) => (
        <div key={one.nodeKey} className="contents">
          <dt className="text-text-muted">{one.nodeName}</dt>
          <dd className="break-words">{coordinateText(one)}</dd>
        </div>
      ))}
      {item.startedAt && (
        <>
          <dt className="text-text-muted">Took</dt>
          <dd>
            <Elapsed startedAt={item.startedAt} finishedAt={item.finishedAt} />
          </dd>
        </>
      )}
      {!isFree(item.cost) && (
        <>
          <dt className="text-text-muted">Cost</dt>
          <dd className="tabular-nums">{formatMoney(item.cost)}</dd>
        </>
      )}
    </dl>
  );
}

function LeftOutSwitch({ nodeKey, item }: { nodeKey: string; item: RunItem }) {
  const leaveOut = useLeaveOut(nodeKey);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor="item-runs">Run this item</Label>
        <Switch
          id="item-runs"
          checked={!item.isLeftOut}
          aria-describedby="item-runs-note"
          onCheckedChange={(runs) => void leaveOut([item.index], !runs)}
        />
      </div>
      <p id="item-runs-note" className="text-xs text-text-muted">
        {item.isLeftOut
          ? 'It is left out: it does not run, costs nothing, and what comes after goes on with the others.'
          : 'It runs with the others when the run goes on.'}
      </p>
    </div>
  );
}

/** Why it failed, and the way on for it alone. */
function Failure({ nodeKey, item }: { nodeKey: string; item: RunItem }) {
  const words = useWords();
  const { busy, act } = useRunActionsOnScreen();
  const hasEnded = useRun(({ execution }) => execution?.status === 'FAILED' || execution?.status === 'CANCELLED');
  if (!item.error) return null;
  const advice = adviceFor(item.errorCode);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-col gap-1 rounded-lg bg-danger-soft px-2.5 py-2 text-xs">
        <p className="break-words">{words.plain(item.error)}</p>
        {advice && <p className="text-text-muted">{advice}</p>}
      </div>
      {hasEnded && item.status === 'FAILED' && (
        <Button
          size="sm"
          className="w-fit"
          isBusy={busy === 'retry'}
          disabled={busy !== null}
          onClick={() => act('retry', [{ nodeKey, itemIndexes: [item.index] }])}
        >
          <RotateCcw />
          Retry this item alone
        </Button>
      )}
    </div>
  );
}

/** What it gave and took, each to be corrected where the run waits for that. */
function Values({ nodeKey, node, item }: { nodeKey: string; node: RunNode; item: RunItem }) {
  const execution = useRun((state) => state.execution);
  return (
    <>
      {(['output', 'input'] as const).map((field) => (
        <div key={field} className="flex flex-col gap-2 empty:hidden">
          {canCorrectItem({ execution }, node, item, field) ? (
            <>
              <p className="text-xs font-medium text-text-muted">
                {field === 'input' ? 'What it is about to take' : 'What it gave'}
              </p>
              <CorrectionForm key={item.id} nodeKey={nodeKey} node={node} item={item} field={field} />
            </>
          ) : (
            <OutputView
              title={field === 'input' ? 'Input' : 'Output'}
              output={item[field]}
              from={itemText(item)}
              type={node.type}
              isOpen={field === 'output' || item.output === null}
            />
          )}
        </div>
      ))}
      <div className="text-xs empty:hidden">
        <EditedNote node={item} />
      </div>
    </>
  );
}
