import { X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from './IconButton.tsx';
import { Input } from './Input.tsx';

interface ColorInputProps {
  id: string;
  label: string;
  /** `#rrggbb`, or null for none. */
  value: string | null;
  placeholder?: string;
  isReadOnly?: boolean;
  isInvalid?: boolean;
  describedBy?: string | undefined;
  onChange: (hex: string | null) => void;
}

/** A color, picked or typed; empty for none. */
export function ColorInput({
  id,
  label,
  value,
  placeholder = 'Automatic',
  isReadOnly = false,
  isInvalid = false,
  describedBy,
  onChange,
}: ColorInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const hex = value && /^#[0-9a-f]{6}$/i.test(value) ? value : '#808080';
  return (
    <div className="flex items-center gap-1.5">
      <input
        type="color"
        aria-label={`${label}: pick a color`}
        value={hex}
        disabled={isReadOnly}
        onChange={({ target }) => {
          setTyped(null);
          onChange(target.value);
        }}
        className="h-8 w-10 shrink-0 cursor-pointer rounded-md border border-border bg-surface-raised p-1 disabled:cursor-not-allowed data-unset:opacity-40"
        data-unset={value ? undefined : ''}
      />
      <Input
        id={id}
        value={typed ?? value ?? ''}
        placeholder={placeholder}
        readOnly={isReadOnly}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        spellCheck={false}
        maxLength={7}
        onBlur={() => setTyped(null)}
        onChange={({ target }) => {
          setTyped(target.value);
          const text = target.value.trim();
          if (text === '') onChange(null);
          else if (/^#?[0-9a-f]{6}$/i.test(text)) onChange(`#${text.replace('#', '').toLowerCase()}`);
        }}
      />
      {value && !isReadOnly && (
        <IconButton
          label={`${label}: automatic`}
          onClick={() => {
            setTyped(null);
            onChange(null);
          }}
        >
          <X className="size-4" />
        </IconButton>
      )}
    </div>
  );
}
