import { Recycle } from 'lucide-react';
import { useStore } from 'zustand';
import { reuseHint } from './reuse-hint.ts';

/** Dims what a card shows whose node would not run, while somebody is about to press Run. On its edge, so that the name can be read. */
export function ReuseMark({ nodeKey }: { nodeKey: string }) {
  const isReused = useStore(reuseHint, ({ keys }) => keys.has(nodeKey));
  if (!isReused) return null;
  return (
    <span className="reuse-mark pointer-events-none absolute -top-2.5 right-2 z-10 flex animate-fade-in items-center gap-1 rounded-full border border-border bg-surface-raised px-2 py-0.5 text-2xs text-text-muted shadow-card">
      <Recycle aria-hidden className="size-3" />
      Will be reused
    </span>
  );
}
