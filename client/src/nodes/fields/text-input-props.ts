import type { ChangeEvent } from 'react';
import type { FieldControlProps } from './field-control.ts';

/** What an input for text takes, whether it has one line or many. */
export function textInputProps({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  return {
    id,
    value: typeof value === 'string' ? value : '',
    placeholder: field.placeholder ?? undefined,
    readOnly: isReadOnly,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': describedBy,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
  };
}
