import { useId } from 'react';
import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';
import { Input } from './Input.tsx';
import { Label } from './Label.tsx';

interface FormFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string;
  /** The title above the form names the field already; screen readers still hear the label. */
  isLabelHidden?: boolean;
  /** Below the field while nothing is wrong. */
  note?: string;
  /** What is wrong with the value, in place of the note. */
  problem?: string | null;
  onType?: (text: string) => void;
}

/** One line of a form: a label, an input, and under it what to know or what is wrong. */
export function FormField({ label, isLabelHidden, note, problem, onType, className, ...input }: FormFieldProps) {
  const id = useId();
  const text = problem || note;
  return (
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id} className={cn(isLabelHidden && 'sr-only')}>
        {label}
      </Label>
      <Input
        id={id}
        onChange={onType && ((event) => onType(event.target.value))}
        aria-invalid={Boolean(problem)}
        aria-describedby={text ? `${id}-note` : undefined}
        className={cn('h-9', className)}
        {...input}
      />
      {text && (
        <p
          id={`${id}-note`}
          role={problem ? 'alert' : undefined}
          className={cn('text-xs break-words', problem ? 'text-danger' : 'text-text-muted')}
        >
          {text}
        </p>
      )}
    </div>
  );
}
