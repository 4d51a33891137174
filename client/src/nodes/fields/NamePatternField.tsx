import { Suspense } from 'react';
import { Input } from '../../ui/controls/Input.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { FieldControlProps } from './field-control.ts';
import { textInputProps } from './text-input-props.ts';

const NamePatternHelp = lazyPart(async () => (await import('../../run/export/NamePatternHelp.tsx')).NamePatternHelp);

/** How files are called, with what that gives as one types. */
export function NamePatternField(props: FieldControlProps) {
  const shown = textInputProps(props);
  return (
    <div className="flex flex-col gap-1.5">
      <Input {...shown} spellCheck={false} />
      <Suspense fallback={<div className="h-24" />}>
        <NamePatternHelp pattern={shown.value} isReadOnly={props.isReadOnly} onChange={props.onChange} />
      </Suspense>
    </div>
  );
}
