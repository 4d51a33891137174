import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { Sheet } from '../../ui/overlays/Sheet.tsx';
import { useAddNode } from '../palette/useAddNode.ts';

/** The node types there are, to be put on the canvas by a tap. */
export function PaletteSheet({ onClose }: { onClose: () => void }) {
  const { nodeTypes } = useCatalogue();
  const add = useAddNode();
  const choose = (type: NodeType) => {
    onClose();
    add(type);
  };
  return (
    <Sheet title="Add a node" onClose={onClose} className="bottom-0 z-50 pb-[env(safe-area-inset-bottom)]">
      <ul className="flex flex-col gap-0.5 overflow-y-auto px-2 pb-4">
        {nodeTypes.map((type) => (
          <li key={type.name}>
            <button
              type="button"
              onClick={() => choose(type)}
              className="flex w-full items-center gap-3 rounded-lg px-2 py-2 text-left hover:bg-hover"
            >
              <span className="flex size-9 shrink-0 items-center justify-center rounded-lg border border-border bg-surface-raised text-text-muted">
                <NamedIcon name={type.icon} className="size-4.5" />
              </span>
              <span className="flex min-w-0 flex-col">
                <span className="text-sm font-medium">{type.title}</span>
                <span className="text-xs text-text-muted">{type.description}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
