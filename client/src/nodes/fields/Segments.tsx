import { ToggleGroup } from 'radix-ui';

export interface SegmentsProps {
  id: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  isReadOnly: boolean;
  describedBy: string | undefined;
  onChange: (value: string) => void;
}

/** A few choices side by side, of which one holds. */
export function Segments({ id, label, options, value, isReadOnly, describedBy, onChange }: SegmentsProps) {
  return (
    <ToggleGroup.Root
      id={id}
      type="single"
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      disabled={isReadOnly}
      onValueChange={(chosen) => chosen && onChange(chosen)}
      className="flex gap-0.5 rounded-lg bg-surface-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="flex h-7 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-md px-1.5 text-xs font-medium text-text-muted tabular-nums transition-colors hover:text-text data-[state=on]:bg-surface-raised data-[state=on]:text-text data-[state=on]:shadow-card"
        >
          <span className="truncate">{option.label}</span>
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
