import type { Ref } from 'react';
import { Input } from '../ui/controls/Input.tsx';
import { Label } from '../ui/controls/Label.tsx';

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  placeholder: string;
  problem: string | null;
  onChange: (text: string) => void;
  type?: 'text' | 'url';
  maxLength?: number;
  spellCheck?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/** One line of a form, with what is wrong with it underneath. */
export function TextField({ id, label, problem, onChange, ...input }: TextFieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        className="h-9"
        {...input}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs break-words text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
