import { blocksOf } from '@visualadgen/compose/overrides/blocks.ts';
import type { Box } from '@visualadgen/compose/geometry/box.ts';
import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import type { BlockPart } from '@visualadgen/compose/overrides/override.ts';
import { scaledTo } from './change-override.ts';
import type { Adjusting } from './useAdjusting.ts';
import { useDrag } from './useDrag.ts';

interface SizeHandleProps {
  part: BlockPart;
  box: Box;
  scale: number;
  adjusting: Adjusting;
}

/** The corner by which a block is made larger or smaller. Keys do the same on the block itself. */
export function SizeHandle({ part, box, scale, adjusting: { override, saved, show, save } }: SizeHandleProps) {
  const before = blocksOf(saved.shapes).find((block) => block.part === part)?.box ?? box;

  function resized(by: Point) {
    const { width, height } = before;
    const grown = (by.x * width + by.y * height) / (width ** 2 + height ** 2);
    return scaledTo(override, part, (override.scales?.[part] ?? 1) * (1 + grown));
  }

  const drag = useDrag({
    scale,
    onDrag: (by) => show(resized(by)),
    onDrop: (by) => save(resized(by)),
    onCancel: () => show(null),
  });
  return (
    <span
      aria-hidden
      className="absolute size-3.5 -translate-1/2 cursor-nwse-resize touch-none rounded-full border-2 border-white bg-accent shadow-card"
      style={{ left: (box.x + box.width) * scale + 3, top: (box.y + box.height) * scale + 3 }}
      {...drag}
    />
  );
}
