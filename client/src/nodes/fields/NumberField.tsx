import { useState } from 'react';
import { Input } from '../../ui/Input.tsx';
import { Slider } from '../../ui/Slider.tsx';
import type { FieldControlProps } from './field-control.ts';
import { Segments } from './Segments.tsx';

/** How many whole numbers are few enough to be shown side by side. */
const fewNumbers = 6;

/** A few whole numbers as buttons; a range as a slider beside the number; anything else as a number alone. */
export function NumberField(props: FieldControlProps) {
  const { id, field, value, onChange, isReadOnly, isInvalid, describedBy } = props;
  const { minimum, maximum } = field;
  const hasRange = typeof minimum === 'number' && typeof maximum === 'number';
  if (hasRange && field.kind === 'INTEGER' && maximum - minimum < fewNumbers) {
    const options = Array.from({ length: maximum - minimum + 1 }, (_, index) => String(minimum + index));
    return (
      <Segments
        id={id}
        label={field.label}
        options={options.map((option) => ({ value: option, label: option }))}
        value={typeof value === 'number' ? String(value) : ''}
        isReadOnly={isReadOnly}
        describedBy={describedBy}
        onChange={(chosen) => onChange(Number(chosen))}
      />
    );
  }
  const step = field.step ?? (field.kind === 'INTEGER' ? 1 : 0.1);
  return (
    <div className="flex items-center gap-3">
      {hasRange && maximum - minimum <= 1000 && (
        <Slider
          aria-label={field.label}
          min={minimum}
          max={maximum}
          step={step}
          value={[typeof value === 'number' ? value : minimum]}
          disabled={isReadOnly}
          onValueChange={([next]) => onChange(next)}
        />
      )}
      <NumberInput
        id={id}
        value={value}
        placeholder={field.placeholder ?? (hasRange ? '' : 'Any')}
        isNarrow={hasRange && maximum - minimum <= 1000}
        isReadOnly={isReadOnly}
        isInvalid={isInvalid}
        describedBy={describedBy}
        onChange={onChange}
      />
    </div>
  );
}

interface NumberInputProps {
  id: string;
  value: unknown;
  placeholder: string;
  isNarrow: boolean;
  isReadOnly: boolean;
  isInvalid: boolean;
  describedBy: string | undefined;
  onChange: (value: unknown) => void;
}

/** Keeps what is typed (`1.`, `-`) until it reads as a number; an empty one takes the value back to its default. */
function NumberInput({
  id,
  value,
  placeholder,
  isNarrow,
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
      className={isNarrow ? 'w-18 shrink-0 text-right tabular-nums' : 'tabular-nums'}
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
