import { Suspense } from 'react';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { FieldControlProps } from './field-control.ts';

const OverridesList = lazyPart(async () => (await import('../composition/overrides/OverridesList.tsx')).OverridesList);

/** What is otherwise in one placement. */
export function OverridesField(props: FieldControlProps) {
  return (
    <Suspense fallback={<p className="text-xs text-text-muted">…</p>}>
      <OverridesList {...props} />
    </Suspense>
  );
}
