import { Dices, X } from 'lucide-react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import type { FieldControlProps } from './field-control.ts';
import { NumberInput } from './NumberInput.tsx';

const largest = 2 ** 32 - 1;

/** A number that makes an image come again: drawn by the dice, or none, for another image each time. */
export function SeedField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const isSet = typeof value === 'number';
  const draw = () => onChange(drawn(field.minimum ?? 0, field.maximum ?? largest));
  return (
    <div className="flex items-center gap-1">
      <div className="relative min-w-0 flex-1">
        <NumberInput
          id={id}
          value={value}
          placeholder={field.placeholder ?? 'Random each time'}
          isReadOnly={isReadOnly}
          isInvalid={isInvalid}
          describedBy={describedBy}
          className="pr-8"
          onChange={onChange}
        />
        {isSet && !isReadOnly && (
          <IconButton
            label="Back to random"
            size="icon-sm"
            className="absolute top-0.5 right-0.5"
            onClick={() => onChange(undefined)}
          >
            <X className="size-3.5" />
          </IconButton>
        )}
      </div>
      {!isReadOnly && (
        <IconButton label={`Pick a new ${field.label.toLowerCase()} and keep it`} variant="secondary" onClick={draw}>
          <Dices />
        </IconButton>
      )}
    </div>
  );
}

function drawn(minimum: number, maximum: number): number {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return minimum + Math.floor((random / 2 ** 32) * (maximum - minimum + 1));
}
