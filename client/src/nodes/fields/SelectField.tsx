import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import type { FieldControlProps } from './field-control.ts';
import { readRatio } from './RatioShape.tsx';
import { RatioTiles } from './RatioTiles.tsx';
import { Segments } from './Segments.tsx';

/** How many letters fit side by side in the inspector, each choice with its margins counted as four more. */
const roomInLetters = 40;

/** Shapes of images as shapes; few short choices side by side, more of them as a list. */
export function SelectField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const chosen = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  // A choice among numbers is described by text, and is still a number.
  const choose = (option: string) => onChange(typeof field.default === 'number' ? Number(option) : option);
  if (field.options.filter(({ value: option }) => readRatio(option) !== null).length > 1) {
    return (
      <RatioTiles
        id={id}
        label={field.label}
        options={field.options}
        value={chosen}
        isReadOnly={isReadOnly}
        describedBy={describedBy}
        onChange={choose}
      />
    );
  }
  const letters = field.options.reduce((sum, { label }) => sum + label.length + 4, 0);
  if (field.options.length > 1 && field.options.length < 6 && letters <= roomInLetters) {
    return (
      <Segments
        id={id}
        label={field.label}
        options={field.options}
        value={chosen}
        isReadOnly={isReadOnly}
        describedBy={describedBy}
        onChange={choose}
      />
    );
  }
  return (
    <Select value={chosen} onValueChange={choose} disabled={isReadOnly}>
      <SelectTrigger id={id} aria-invalid={isInvalid || undefined} aria-describedby={describedBy}>
        <SelectValue placeholder={field.placeholder ?? 'Choose…'} />
      </SelectTrigger>
      <SelectContent>
        {field.options.map((option) => (
          <SelectItem key={option.value} value={option.value}>
            {option.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
