import { Input } from '../../ui/controls/Input.tsx';
import type { FieldControlProps } from './field-control.ts';
import { textInputProps } from './text-input-props.ts';

export function TextField(props: FieldControlProps) {
  return <Input {...textInputProps(props)} />;
}
