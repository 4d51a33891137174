import { useId } from 'react';
import { Label } from '../../../ui/controls/Label.tsx';
import { NumberInput } from '../../fields/NumberInput.tsx';

interface NumberRowProps {
  label: string;
  unit: string;
  value: number;
  isDisabled?: boolean;
  /** Emptied, it is as in all other placements. */
  preset: number;
  onChange: (value: number) => void;
}

/** One measure of a part, as a number. */
export function NumberRow({ label, unit, value, preset, isDisabled = false, onChange }: NumberRowProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1">
      <Label htmlFor={id} className="text-2xs text-text-muted">
        {label} <span aria-hidden>({unit})</span>
      </Label>
      <NumberInput
        id={id}
        value={value}
        placeholder={String(preset)}
        isReadOnly={isDisabled}
        isInvalid={false}
        describedBy={undefined}
        onChange={(typed) => onChange(typeof typed === 'number' ? typed : preset)}
      />
    </div>
  );
}
