import { useState } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { Input } from '../../ui/controls/Input.tsx';

interface NumberInputProps {
  id: string;
  value: unknown;
  placeholder: string;
  className?: string | undefined;
  isReadOnly: boolean;
  isInvalid: boolean;
  describedBy: string | undefined;
  onChange: (value: unknown) => void;
}

/** Keeps what is typed (`1.`, `-`) until it reads as a number; an empty one takes the value back to its default. */
export function NumberInput({
  id,
  value,
  placeholder,
  className,
  isReadOnly,
  isInvalid,
  describedBy,
  onChange,
}: NumberInputProps) {
  const [draft, setDraft] = useState<string | null>(null);

  function onType(text: string) {
    setDraft(text);
    const trimmed = text.trim().replace(',', '.');
    if (trimmed === '') onChange(undefined);
    else if (Number.isFinite(Number(trimmed))) onChange(Number(trimmed));
  }

  return (
    <Input
      id={id}
      inputMode="decimal"
      className={cn('tabular-nums', className)}
      value={draft ?? (typeof value === 'number' ? String(value) : '')}
      placeholder={placeholder}
      readOnly={isReadOnly}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => onType(event.target.value)}
      onBlur={() => setDraft(null)}
    />
  );
}
