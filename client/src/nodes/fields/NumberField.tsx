import { Slider } from '../../ui/controls/Slider.tsx';
import type { FieldControlProps } from './field-control.ts';
import { NumberInput } from './NumberInput.tsx';
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
  // Where empty says something of its own, no place of a slider would say it.
  const hasSlider = hasRange && maximum - minimum <= 1000 && !(field.default === null && field.placeholder !== null);
  const step = field.step ?? (field.kind === 'INTEGER' ? 1 : 0.1);
  return (
    <div className="flex items-center gap-3">
      {hasSlider && (
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
        className={hasSlider ? 'w-18 shrink-0 text-right' : undefined}
        isReadOnly={isReadOnly}
        isInvalid={isInvalid}
        describedBy={describedBy}
        onChange={onChange}
      />
    </div>
  );
}
