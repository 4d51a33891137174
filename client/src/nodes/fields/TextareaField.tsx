import { Textarea } from '../../ui/controls/Textarea.tsx';
import type { FieldControlProps } from './field-control.ts';

export function TextareaField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  return (
    <Textarea
      id={id}
      value={typeof value === 'string' ? value : ''}
      placeholder={field.placeholder ?? undefined}
      readOnly={isReadOnly}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
