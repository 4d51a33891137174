import { ChevronUp, X } from 'lucide-react';
import { useId } from 'react';
import { useAllAtOnce } from '../../graph/lists/useAllAtOnce.ts';
import { useListOver } from '../../graph/lists/useItemCount.ts';
import { countText, listText } from '../../graph/lists/list-words.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { cn } from '../../ui/theme/class-names.ts';

interface InputConnectionProps {
  edge: FlowEdge;
  /** What the node is called that it comes from. */
  name: string;
  /** From 0, where the order counts. */
  place: number | null;
  previousId: string | undefined;
  isUnused: boolean;
}

/** One thing that feeds an input: to be looked at, moved up, disconnected, and where it is a list taken as a whole. */
export function InputConnection({ edge, name, place, previousId, isUnused }: InputConnectionProps) {
  const store = useEditorStore();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const count = useListOver(edge.id);
  return (
    <li className="rounded-md bg-surface-sunken pr-0.5 pl-2.5 text-sm">
      <div className="flex h-8 items-center">
        {place !== null && (
          <span aria-hidden className="w-5 shrink-0 text-2xs text-text-muted tabular-nums">
            {place + 1}.
          </span>
        )}
        <button
          type="button"
          title="Go to this node"
          className={cn(
            'min-w-0 flex-1 truncate rounded-sm text-left hover:underline',
            isUnused && 'text-text-muted line-through',
          )}
          onClick={() => store.getState().select([edge.source])}
        >
          {name}
        </button>
        {count !== undefined && (
          <span title={listText(count)} className="mr-1 shrink-0 text-2xs text-text-muted tabular-nums">
            <span aria-hidden>{countText(count)}</span>
            <span className="sr-only">{listText(count)}</span>
          </span>
        )}
        {place !== null && !isReadOnly && (
          <IconButton
            label={`Move ${name} up`}
            size="icon-sm"
            disabled={place === 0}
            onClick={() => store.getState().swapEdges(edge.id, previousId ?? '')}
          >
            <ChevronUp />
          </IconButton>
        )}
        {!isReadOnly && (
          <IconButton
            label={`Disconnect ${name}`}
            size="icon-sm"
            onClick={() => store.getState().changeEdges([{ type: 'remove', id: edge.id }])}
          >
            <X />
          </IconButton>
        )}
      </div>
      <AllAtOnceSwitch edge={edge} />
    </li>
  );
}

function AllAtOnceSwitch({ edge }: { edge: FlowEdge }) {
  const id = useId();
  const store = useEditorStore();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const choice = useAllAtOnce(edge);
  if (!choice) return null;
  return (
    <div className="flex flex-col pr-2 pb-2">
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor={id}>All at once</Label>
        <Switch
          id={id}
          checked={choice.isOn}
          disabled={isReadOnly}
          aria-describedby={`${id}-note`}
          onCheckedChange={(isOn) => store.getState().setAllAtOnce(edge.id, isOn)}
        />
      </div>
      <p id={`${id}-note`} className="text-xs text-text-muted">
        {choice.note}.
      </p>
    </div>
  );
}
