import { Suspense } from 'react';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { FieldControlProps } from './field-control.ts';

const RuleListControl = lazyPart(async () => (await import('../rules/RuleListControl.tsx')).RuleListControl);

/** Several rules, in order. */
export function RuleListField(props: FieldControlProps) {
  return (
    <Suspense fallback={<div className="h-7 rounded-md bg-surface-sunken" aria-busy />}>
      <RuleListControl {...props} />
    </Suspense>
  );
}
