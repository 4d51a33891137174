import { useId } from 'react';
import { messageAt } from '../../editor/problems.ts';
import { Label } from '../../ui/Label.tsx';
import { checkField } from './check-field.ts';
import type { FieldRowProps } from './field-control.ts';
import { fieldControls } from './field-controls.ts';
import { useFieldScope } from './FieldScope.ts';

/** One field of a form: its name, its control, and what to know or mend about it. */
export function FieldRow({ field, value, onChange, isReadOnly, path }: FieldRowProps) {
  const id = useId();
  const { problems } = useFieldScope();
  const isGroup = field.kind === 'MODEL_PARAMETERS';
  const error = isGroup ? null : (checkField(field, value) ?? messageAt(problems, path));
  const Control = fieldControls[field.kind];
  const control = (
    <Control
      id={id}
      field={field}
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly}
      isInvalid={error !== null}
      describedBy={error || field.help ? `${id}-notes` : undefined}
      path={path}
      Row={FieldRow}
    />
  );
  if (isGroup) return control;
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>
        {field.label}
        {field.isRequired && (
          <span className="font-normal text-text-muted" title="Needed for a run">
            {' '}
            *
          </span>
        )}
      </Label>
      {control}
      {(error ?? field.help) && (
        <div id={`${id}-notes`} className="flex flex-col gap-0.5 text-xs">
          {error && <p className="break-words text-danger">{error}</p>}
          {field.help && !error && <p className="text-text-muted">{field.help}</p>}
        </div>
      )}
    </div>
  );
}
