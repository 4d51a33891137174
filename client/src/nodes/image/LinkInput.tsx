import { Link } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Input } from '../../ui/controls/Input.tsx';
import type { Field } from '../../graph/catalogue/catalogue.ts';

interface LinkInputProps {
  field: Field;
  value: string;
  isReadOnly: boolean;
  onChange: (link: string) => void;
}

/** A link to an image. It is taken when it is whole: half a link would be a broken image. */
export function LinkInput({ field, value, isReadOnly, onChange }: LinkInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? value;

  function take() {
    if (draft !== null && draft.trim() !== value) onChange(draft.trim());
    setDraft(null);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape' && draft !== null) {
      event.preventDefault();
      setDraft(null);
    }
  }

  return (
    <div className="relative">
      <Link aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-text-muted" />
      <Input
        type="url"
        aria-label={field.label}
        className="pl-8.5"
        value={text}
        maxLength={field.maxLength ?? undefined}
        placeholder={field.placeholder ?? undefined}
        readOnly={isReadOnly}
        spellCheck={false}
        onChange={(event) => setDraft(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain').trim();
          if (isReadOnly || text !== '' || !/^https?:\/\//.test(pasted)) return;
          event.preventDefault();
          setDraft(null);
          onChange(pasted);
        }}
        onKeyDown={onKeyDown}
        onBlur={take}
      />
    </div>
  );
}
