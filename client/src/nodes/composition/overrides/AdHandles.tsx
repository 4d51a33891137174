import type { Content } from '@visualadgen/compose/compose.ts';
import type { PictureShape, Shape } from '@visualadgen/compose/drawing/drawing.ts';
import { intersect } from '@visualadgen/compose/geometry/box.ts';
import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import { blocksOf } from '@visualadgen/compose/overrides/blocks.ts';
import type { BlockPart, CutPart } from '@visualadgen/compose/overrides/override.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { useId } from 'react';
import { focusAfterPan, focusedOn, movedBy, scaledTo } from './change-override.ts';
import { partLabel } from './describe-override.ts';
import { Handle } from './Handle.tsx';
import { SizeHandle } from './SizeHandle.tsx';
import type { Adjusting } from './useAdjusting.ts';

export type AdPart = BlockPart | CutPart;

interface AdHandlesProps {
  adjusting: Adjusting;
  content: Content;
  placement: Placement;
  scale: number;
  selected: AdPart | null;
  onSelect: (part: AdPart) => void;
}

/** Lies over an ad: what of it can be taken up and moved. The pictures are the lowest. */
export function AdHandles({ adjusting, content, placement, scale, selected, onSelect }: AdHandlesProps) {
  const hint = useId();
  const { override, saved, drawing, show, save } = adjusting;
  const step = Math.max(1, Math.round(placement.width / placement.shownWidth));
  const whole = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const usual = { describedBy: hint, scale, step, onCancel: () => show(null) };
  return (
    <div className="absolute inset-0 overflow-hidden">
      <span id={hint} className="sr-only">
        Drag it, or press the arrow keys. With Shift they go further; + and − change its size.
      </span>
      {drawing.shapes.filter(isCut).map(({ part, box, at }) => {
        const [picture, before] = [content.pictures[part], saved.shapes.filter(isCut).find((one) => one.part === part)];
        if (!picture || !before) return null;
        const panned = (by: Point) => focusedOn(override, part, focusAfterPan(before, picture, by));
        return (
          <Handle
            key={part}
            {...usual}
            label={partLabel(part)}
            box={intersect(box, whole) ?? box}
            isSelected={selected === part}
            className="-outline-offset-2 shadow-none"
            onSelect={() => onSelect(part)}
            onDrag={(by) => show(panned(by))}
            onDrop={(by) => save(panned(by))}
          >
            {selected === part && (
              <span
                aria-hidden
                className="pointer-events-none absolute size-6 -translate-1/2 rounded-full border-2 border-white bg-black/35 shadow-[0_0_0_1px_rgb(0_0_0/0.5)]"
                style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
              />
            )}
          </Handle>
        );
      })}
      {blocksOf(drawing.shapes).map(({ part, box }) => (
        <Handle
          key={part}
          {...usual}
          label={partLabel(part)}
          box={box}
          isSelected={selected === part}
          onSelect={() => onSelect(part)}
          onDrag={(by) => show(movedBy(override, part, by))}
          onDrop={(by) => save(movedBy(override, part, by))}
          onResize={(by) => save(scaledTo(override, part, (override.scales?.[part] ?? 1) + by))}
        />
      ))}
      {blocksOf(drawing.shapes).map(
        ({ part, box }) =>
          selected === part && <SizeHandle key={part} part={part} box={box} scale={scale} adjusting={adjusting} />,
      )}
    </div>
  );
}

type CutShape = PictureShape & { part: CutPart; at: Point };

/** A picture of which a part is shown, so that there is something to choose. */
function isCut(shape: Shape): shape is CutShape {
  return shape.kind === 'picture' && shape.part !== 'logo' && shape.at !== undefined;
}
