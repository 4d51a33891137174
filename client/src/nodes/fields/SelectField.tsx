import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import type { Field } from '../../graph/catalogue/catalogue.ts';
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
  const row = {
    id,
    label: field.label,
    options: field.options,
    value: chosen,
    isReadOnly,
    describedBy,
    onChange: choose,
  };
  if (isOfShapes(field.options)) return <RatioTiles {...row} />;
  if (fitsInRow(field.options)) return <Segments {...row} />;
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

function isOfShapes(options: Field['options']): boolean {
  return options.filter(({ value }) => readRatio(value) !== null).length > 1;
}

function fitsInRow(options: Field['options']): boolean {
  const letters = options.reduce((sum, { label }) => sum + label.length + 4, 0);
  return options.length > 1 && options.length < 6 && letters <= roomInLetters;
}
