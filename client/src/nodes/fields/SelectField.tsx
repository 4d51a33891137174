import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/Select.tsx';
import type { FieldControlProps } from './field-control.ts';
import { RatioShape, readRatio } from './RatioShape.tsx';
import { Segments } from './Segments.tsx';

/** How many letters fit side by side in the inspector, each choice with its margins counted as four more. */
const roomInLetters = 40;

/** Few short choices side by side, more of them as a list. */
export function SelectField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const chosen = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  // A choice among numbers is described by text, and is still a number.
  const choose = (option: string) => onChange(typeof field.default === 'number' ? Number(option) : option);
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
        {field.options.map((option) => {
          const ratio = readRatio(option.value);
          return (
            <SelectItem key={option.value} value={option.value}>
              <span className="flex items-center gap-2">
                {ratio && <RatioShape ratio={ratio} />}
                {option.label}
              </span>
            </SelectItem>
          );
        })}
      </SelectContent>
    </Select>
  );
}
