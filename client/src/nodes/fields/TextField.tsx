import { Input } from '../../ui/controls/Input.tsx';
import type { FieldControlProps } from './field-control.ts';

export function TextField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  return (
    <Input
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
