import { useConnection } from '@xyflow/react';
import { Ban } from 'lucide-react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { refusalOf } from './useWiring.ts';

/** Beside the cursor, why the wire in hand cannot end at the port below it. */
export function RefusalHint() {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const held = useConnection((wire) => (wire.inProgress && wire.toHandle && wire.isValid === false ? wire : null));
  const refusal = held && refusalOf(held, store.getState(), catalogue);
  if (!refusal) return null;
  return (
    <p
      className="pointer-events-none absolute z-10 flex w-max max-w-72 items-start gap-1.5 rounded-md bg-text px-2 py-1 text-xs text-background shadow-lifted"
      // At the canvas's edges it stays inside: 19 and 5 are what it needs at most.
      style={{
        left: `min(${held.pointer.x + 16}px, 100% - 19rem)`,
        top: `min(${held.pointer.y + 16}px, 100% - 5rem)`,
      }}
    >
      <Ban aria-hidden className="mt-0.5 size-3 shrink-0" />
      {refusal}
    </p>
  );
}
