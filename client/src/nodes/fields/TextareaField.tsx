import { Textarea } from '../../ui/controls/Textarea.tsx';
import type { FieldControlProps } from './field-control.ts';
import { textInputProps } from './text-input-props.ts';

export function TextareaField(props: FieldControlProps) {
  return <Textarea {...textInputProps(props)} />;
}
