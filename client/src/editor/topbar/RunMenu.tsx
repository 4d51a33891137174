import { ChevronDown, CircleDollarSign } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { Command } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/useCommands.ts';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { Button } from '../../ui/controls/Button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { freshKeys, onlyKeys, runKeys, upToKeys } from '../run/run-keys.ts';
import { useRunLimit } from '../run/run-limit.ts';
import { RunMenuItem } from '../run/RunMenuItem.tsx';
import { useStartRun } from '../../run/control/StartRunContext.ts';
import { useRunPrices } from '../../run/cost/useRunPrices.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const RunLimitDialog = lazyPart(async () => (await import('../run/RunLimitDialog.tsx')).RunLimitDialog);

/** Every way to run, each with its price. */
export function RunMenu({ workflowId, isDisabled }: { workflowId: string; isDisabled: boolean }) {
  const run = useStartRun();
  const prices = useRunPrices(workflowId);
  const count = useEditor(({ nodes }) => nodes.reduce((sum, node) => sum + (node.selected ? 1 : 0), 0));
  const chosen = useEditor(({ nodes }) => (count === 1 ? nodes.find(({ selected }) => selected)?.id : undefined));
  const name = useEditor(({ nodes }) => nodes.find(({ id }) => id === chosen)?.data.name);
  const ofChosen = chosen && name ? { key: chosen, name: `“${name}”` } : null;
  const limit = useRunLimit(workflowId);
  const [isLimiting, setIsLimiting] = useState(false);
  const [commands] = useState(() => limitCommands(() => setIsLimiting(true)));
  useCommands(commands);
  const needsOne = 'Choose one node on the canvas first';

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="primary"
          disabled={isDisabled}
          aria-label="More ways to run"
          className="w-7 rounded-l-none border-l border-accent-foreground/20 px-0"
        >
          <ChevronDown />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-96">
        <RunMenuItem
          title="Run"
          note="What has not changed since an earlier run is reused"
          price={prices?.all}
          shortcut={runKeys}
          onSelect={() => run?.start({ kind: 'all' })}
        />
        <RunMenuItem
          title="Run fresh"
          note="Everything again, even what has not changed"
          price={prices?.fresh}
          shortcut={freshKeys}
          onSelect={() => run?.start({ kind: 'fresh' })}
        />
        <DropdownMenuSeparator />
        <RunMenuItem
          title="Run up to the selected node"
          note={ofChosen ? `${ofChosen.name} and what it needs, nothing after it` : needsOne}
          price={ofChosen && prices?.upTo(ofChosen.key)}
          shortcut={upToKeys}
          isDisabled={!ofChosen}
          onSelect={() => ofChosen && run?.start({ kind: 'upTo', nodeKey: ofChosen.key })}
        />
        <RunMenuItem
          title="Run only the selected node"
          note={ofChosen ? `${ofChosen.name} again, on earlier results of what it needs` : needsOne}
          price={ofChosen && prices?.only(ofChosen.key)}
          shortcut={onlyKeys}
          isDisabled={!ofChosen}
          onSelect={() => ofChosen && run?.start({ kind: 'only', nodeKey: ofChosen.key })}
        />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => setIsLimiting(true)} className="flex-col items-stretch gap-0 py-1.5">
          <span className="flex items-center gap-2 font-medium">
            {limit === null ? 'Set a spending limit…' : `Stop at ${formatMoney(limit)}…`}
          </span>
          <span className="text-xs text-text-muted">Nothing is started that would exceed it</span>
        </DropdownMenuItem>
      </DropdownMenuContent>
      <Suspense>
        {isLimiting && <RunLimitDialog workflowId={workflowId} onClose={() => setIsLimiting(false)} />}
      </Suspense>
    </DropdownMenu>
  );
}

function limitCommands(run: () => void): Command[] {
  return [
    {
      id: 'run-limit',
      title: 'Set a spending limit for runs',
      group: 'Run',
      icon: CircleDollarSign,
      words: 'budget stop at money',
      goesLast: true,
      run,
    },
  ];
}
