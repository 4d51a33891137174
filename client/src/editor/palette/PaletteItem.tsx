import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { Tip } from '../../ui/tooltip/Tooltip.tsx';
import { startTypeDrag } from './type-drag.ts';

export function PaletteItem({ type, onAdd }: { type: NodeType; onAdd: (type: NodeType) => void }) {
  return (
    <li>
      <Tip label={type.description} side="right">
        <button
          type="button"
          draggable
          onDragStart={(event) => startTypeDrag(event, type)}
          onClick={() => onAdd(type)}
          className="flex w-full cursor-grab! items-center gap-2.5 rounded-lg px-2 py-1.5 text-left text-sm hover:bg-hover active:cursor-grabbing!"
        >
          <span className="flex size-7 shrink-0 items-center justify-center rounded-lg border border-border bg-surface-raised text-text-muted">
            <NamedIcon name={type.icon} className="size-4" />
          </span>
          <span className="truncate">{type.title}</span>
        </button>
      </Tip>
    </li>
  );
}
