import { Switch } from '../../ui/controls/Switch.tsx';
import type { FieldControlProps } from './field-control.ts';

export function SwitchField({ id, value, onChange, isReadOnly, describedBy }: FieldControlProps) {
  return (
    <Switch
      id={id}
      checked={value === true}
      disabled={isReadOnly}
      aria-describedby={describedBy}
      onCheckedChange={onChange}
    />
  );
}
