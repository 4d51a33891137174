import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../../ui/theme/class-names.ts';

interface Option {
  value: string;
  label: string;
}

export interface SegmentsProps {
  id: string;
  label: string;
  options: readonly Option[];
  value: string;
  isReadOnly: boolean;
  describedBy: string | undefined;
  onChange: (value: string) => void;
  /** How an option is drawn, as a tile that its label names. Left out: the label alone. */
  draw?: (option: Option) => ReactNode;
}

/** A few choices side by side, of which one holds. */
export function Segments({ id, label, options, value, isReadOnly, describedBy, onChange, draw }: SegmentsProps) {
  return (
    <ToggleGroup.Root
      id={id}
      type="single"
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      disabled={isReadOnly}
      onValueChange={(chosen) => chosen && onChange(chosen)}
      className="grid auto-cols-fr grid-flow-col gap-0.5 rounded-lg bg-surface-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          {...(draw && { 'aria-label': option.label, title: option.label })}
          className={cn(
            'flex min-w-0 items-center rounded-md font-medium text-text-muted tabular-nums transition-colors',
            'hover:text-text data-[state=on]:bg-surface-raised data-[state=on]:text-text data-[state=on]:shadow-card',
            draw ? 'flex-col gap-1 px-1 pt-2 pb-1 text-2xs' : 'h-7 justify-center px-1.5 text-xs',
          )}
        >
          {draw ? draw(option) : <span className="truncate">{option.label}</span>}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
