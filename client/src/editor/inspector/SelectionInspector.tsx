import { CopyPlus, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { addMoney } from '@visualadgen/graph/money/money.ts';
import { priceText } from '../../run/cost/cost-text.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { duplicateSelection } from '../../graph/store/clipboard-actions.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import type { FlowNode } from '../../graph/model/flow.ts';
import { EstimateCostQuery } from '../../run/cost/estimate-documents.ts';
import { HowItRuns } from './HowItRuns.tsx';
import { SharedSettings } from './SharedSettings.tsx';

/** Several nodes: what they are, what they cost together, and what can be set for all of them at once. */
export function SelectionInspector({ workflowId }: { workflowId: string }) {
  const store = useEditorStore();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const removeSelected = useEditor((state) => state.removeSelected);
  const nodes = useEditor((state) => state.nodes);
  const chosen = useMemo(() => nodes.filter(({ selected }) => selected), [nodes]);
  const keys = useMemo(() => chosen.map(({ id }) => id), [chosen]);
  return (
    <div className="flex flex-col gap-4">
      <p className="font-semibold">{chosen.length} nodes selected</p>
      <Kinds chosen={chosen} />
      {!isReadOnly && (
        <>
          <SharedPrice workflowId={workflowId} keys={keys} />
          <div className="grid grid-cols-2 gap-2">
            <Button size="sm" onClick={() => duplicateSelection(store)}>
              <CopyPlus className="size-3.5" />
              Duplicate
            </Button>
            <Button size="sm" variant="danger" onClick={removeSelected}>
              <Trash2 className="size-3.5" />
              Delete
            </Button>
          </div>
          <SharedSettings chosen={chosen} />
        </>
      )}
      <HowItRuns
        nodeKeys={keys}
        hasBreakpoint={chosen.every(({ data }) => data.hasBreakpoint)}
        isFresh={chosen.every(({ data }) => data.isFresh)}
        isMuted={chosen.every(({ data }) => data.isMuted)}
        stopsAtFailedItem={chosen.every(({ data }) => data.stopsAtFailedItem)}
        hasErrorOutput={chosen.every(({ data }) => data.hasErrorOutput)}
      />
    </div>
  );
}

/** How many there are of each type. */
function Kinds({ chosen }: { chosen: readonly FlowNode[] }) {
  const catalogue = useCatalogue();
  const byType = Map.groupBy(chosen, ({ data }) => data.type);
  return (
    <ul className="flex flex-col gap-1.5 text-xs">
      {[...byType].map(([name, nodes]) => {
        const type = catalogue.nodeType(name);
        return (
          <li key={name} className="flex items-center gap-2">
            <NamedIcon name={type?.icon ?? 'box'} className="size-3.5 shrink-0 text-text-muted" />
            <span className="flex-1 truncate">{type?.title ?? name}</span>
            <span className="text-text-muted tabular-nums">{nodes.length}</span>
          </li>
        );
      })}
    </ul>
  );
}

function SharedPrice({ workflowId, keys }: { workflowId: string; keys: readonly string[] }) {
  const [{ data }] = useQuery({ query: EstimateCostQuery, variables: { workflowId } });
  const paid = data?.estimateCost?.nodes.filter(({ nodeKey }) => keys.includes(nodeKey)) ?? [];
  if (paid.length === 0) return null;
  const known = paid.flatMap(({ cost }) => cost ?? []);
  const reused = paid.filter(({ isReused }) => isReused).length;
  return (
    <p className="flex min-h-8 items-center justify-between gap-3 rounded-md bg-surface-sunken px-2.5 py-1.5 text-xs">
      <span className="text-text-muted">
        A run of these{reused > 0 && (reused === paid.length ? ', all reused' : `, ${reused} of ${paid.length} reused`)}
      </span>
      <span className="font-medium tabular-nums">{priceText(addMoney(...known), known.length === paid.length)}</span>
    </p>
  );
}
