import { useId } from 'react';
import { Label } from '../../ui/controls/Label.tsx';
import { DefaultNote } from './DefaultNote.tsx';
import type { FieldRowProps } from './field-control.ts';
import { fieldControls } from './field-controls.ts';
import { useFieldScope } from './FieldScope.ts';
import { useFieldNotice } from './useFieldNotice.ts';

/** One field of a form: its name, its control, its default, and what to know or mend about it. */
export function FieldRow({ field, value, preset, onChange, isReadOnly, path }: FieldRowProps) {
  const id = useId();
  const { error, need } = useFieldNotice(field, value, path);
  const { beside } = useFieldScope();
  const note = need ?? field.help;
  const isGroup = field.kind === 'MODEL_PARAMETERS';
  const Control = fieldControls[field.kind];
  const control = (
    <Control
      id={id}
      field={field}
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      isInvalid={error !== null}
      describedBy={(error ?? note) ? `${id}-notes` : undefined}
      path={path}
      Row={FieldRow}
    />
  );
  if (isGroup) return control;
  return (
    <div data-field={path.join('.')} className="group/field flex flex-col gap-1.5">
      <div className="flex min-h-4 items-center justify-between gap-2">
        <Label htmlFor={id}>
          {field.label}
          {field.isRequired && (
            <span className="font-normal text-text-muted" title="Needed for a run">
              {' '}
              *
            </span>
          )}
        </Label>
        <span className="flex min-w-0 items-center gap-1">
          <DefaultNote
            field={field}
            value={value}
            preset={preset}
            isReadOnly={isReadOnly}
            onReset={() => onChange(undefined)}
          />
          {beside?.(field, path)}
        </span>
      </div>
      {control}
      {(error ?? note) && (
        <div id={`${id}-notes`} className="flex flex-col gap-0.5 text-xs">
          {error && <p className="break-words text-danger">{error}</p>}
          {note && !error && <p className="break-words text-text-muted">{note}</p>}
        </div>
      )}
    </div>
  );
}
