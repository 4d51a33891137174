import { Recycle } from 'lucide-react';
import { useStore } from 'zustand';
import { reuseHint } from './reuse-hint.ts';

/** Dims a card whose node would not run, while somebody is about to press Run. */
export function ReuseMark({ nodeKey }: { nodeKey: string }) {
  const isReused = useStore(reuseHint, ({ keys }) => keys.has(nodeKey));
  if (!isReused) return null;
  return (
    <span className="pointer-events-none absolute -inset-px flex animate-fade-in items-start justify-end rounded-xl bg-canvas/60 p-2">
      <span className="flex items-center gap-1 rounded-full border border-border bg-surface-raised px-2 py-0.5 text-2xs text-text-muted">
        <Recycle aria-hidden className="size-3" />
        Will be reused
      </span>
    </span>
  );
}
