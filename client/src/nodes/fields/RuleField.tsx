import { Suspense } from 'react';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { FieldControlProps } from './field-control.ts';

const RuleControl = lazyPart(async () => (await import('../rules/RuleControl.tsx')).RuleControl);

/** A rule. */
export function RuleField(props: FieldControlProps) {
  return (
    <Suspense fallback={<div className="h-8 rounded-md bg-surface-sunken" aria-busy />}>
      <RuleControl {...props} />
    </Suspense>
  );
}
