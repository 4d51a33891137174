import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import { Frame } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import { RatioShape, readRatio } from './RatioShape.tsx';
import type { SegmentsProps } from './Segments.tsx';

const size = 20;

/** Shapes of an image, drawn; of which one holds. What is no shape (as the image is) has a frame. */
export function RatioTiles({ id, label, options, value, isReadOnly, describedBy, onChange }: SegmentsProps) {
  return (
    <ToggleGroup.Root
      id={id}
      type="single"
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      disabled={isReadOnly}
      onValueChange={(chosen) => chosen && onChange(chosen)}
      className="grid grid-flow-col gap-0.5 rounded-lg bg-surface-sunken p-0.5 [grid-auto-columns:minmax(0,1fr)]"
    >
      {options.map((option) => {
        const ratio = readRatio(option.value);
        return (
          <ToggleGroup.Item
            key={option.value}
            value={option.value}
            aria-label={option.label}
            title={option.label}
            className="flex min-w-0 flex-col items-center gap-1 rounded-md px-1 pt-2 pb-1 text-2xs font-medium text-text-muted tabular-nums transition-colors hover:text-text data-[state=on]:bg-surface-raised data-[state=on]:text-text data-[state=on]:shadow-card"
          >
            <span className="flex size-5 items-center justify-center">
              {ratio ? <RatioShape ratio={ratio} size={size} /> : <Frame aria-hidden className="size-4.5" />}
            </span>
            <span className="max-w-full truncate">{ratio ? option.value : shortLabel(option)}</span>
          </ToggleGroup.Item>
        );
      })}
    </ToggleGroup.Root>
  );
}

/** The tile is narrow: a longer name is told when it is pointed at, and to screen readers. */
function shortLabel({ value, label }: SegmentsProps['options'][number]): string {
  return label.length <= 8 ? label : capitalised(value);
}
