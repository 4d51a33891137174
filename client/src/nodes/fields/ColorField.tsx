import { ColorInput } from '../../ui/controls/ColorInput.tsx';
import type { FieldControlProps } from './field-control.ts';

/** A color, picked or typed; empty for none. */
export function ColorField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  return (
    <ColorInput
      id={id}
      label={field.label}
      value={typeof value === 'string' && value !== '' ? value : null}
      {...(field.placeholder && { placeholder: field.placeholder })}
      isReadOnly={isReadOnly}
      isInvalid={isInvalid}
      describedBy={describedBy}
      onChange={onChange}
    />
  );
}
