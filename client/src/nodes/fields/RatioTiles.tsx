import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import { Frame } from 'lucide-react';
import { RatioShape, readRatio } from './RatioShape.tsx';
import { Segments } from './Segments.tsx';
import type { SegmentsProps } from './Segments.tsx';

const size = 20;

/** Shapes of an image, drawn; of which one holds. What is no shape (as the image is) has a frame. */
export function RatioTiles(props: Omit<SegmentsProps, 'draw'>) {
  return <Segments {...props} draw={drawRatio} />;
}

function drawRatio(option: SegmentsProps['options'][number]) {
  const ratio = readRatio(option.value);
  return (
    <>
      <span className="flex size-5 items-center justify-center">
        {ratio ? <RatioShape ratio={ratio} size={size} /> : <Frame aria-hidden className="size-4.5" />}
      </span>
      <span className="max-w-full truncate">{ratio ? option.value : shortLabel(option)}</span>
    </>
  );
}

/** The tile is narrow: a longer name is shown when it is pointed at, and read to screen readers. */
function shortLabel({ value, label }: SegmentsProps['options'][number]): string {
  return label.length <= 8 ? label : capitalised(value);
}
