import type { Content } from '@visualadgen/compose/compose.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { RadioGroup } from 'radix-ui';
import { memo, useDeferredValue, useMemo } from 'react';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import type { FieldControlProps } from '../fields/field-control.ts';
import { AdPreview } from './AdPreview.tsx';
import { DrawingView } from './DrawingView.tsx';
import { withStandIns } from './stand-in.ts';
import { type NodeContents, useNodeContents } from './useNodeContents.ts';
import { draw, useDraw } from './useDrawing.ts';

/** CSS pixels. */
const tile = 84;
const square = findPlacement('1080x1080');

/** The layouts, each drawn with the node’s own content, of which one holds; and the ads as they will be. */
export function LayoutPicker(props: FieldControlProps) {
  const contents = useNodeContents();
  return (
    <div className="flex flex-col gap-3">
      <LayoutTiles {...props} contents={useDeferredValue(contents)} placement={contents.placements[0] ?? square} />
      <AdPreview
        contents={contents}
        layout={typeof props.value === 'string' ? props.value : ''}
        isReadOnly={props.isReadOnly}
      />
    </div>
  );
}

function LayoutTiles({
  id,
  field,
  value,
  onChange,
  isReadOnly,
  describedBy,
  contents: { contents, drawn },
  placement,
}: FieldControlProps & { contents: NodeContents; placement: Placement | null }) {
  const shown = useMemo(
    () => new Map([...contents].map(([name, content]) => [name, withStandIns(content)])),
    [contents],
  );
  const areReady = useDraw(useMemo(() => [...shown.values()], [shown])) !== null;
  return (
    <RadioGroup.Root
      id={id}
      aria-label={field.label}
      aria-describedby={describedBy}
      value={typeof value === 'string' ? value : ''}
      disabled={isReadOnly}
      onValueChange={onChange}
      className="grid grid-cols-3 gap-1.5"
    >
      {field.options.map((option) => {
        const content = shown.get(option.value);
        return (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            aria-label={option.label}
            title={content?.layout.description ?? option.label}
            className="flex min-w-0 flex-col items-center gap-1 rounded-lg border border-border bg-surface-sunken p-1 text-2xs text-text-muted hover:border-border-strong hover:text-text data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:text-text"
          >
            <span className="flex items-center justify-center" style={{ width: tile, height: tile }}>
              {areReady && content && placement ? (
                <LayoutTile content={content} placement={placement} pictures={drawn} />
              ) : (
                <Skeleton className="size-full" />
              )}
            </span>
            <span className="max-w-full truncate">{option.label}</span>
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}

/** Drawn anew only with its content: not with each key, which the preview follows before the tiles do. */
const LayoutTile = memo(function LayoutTile({ content, placement, pictures }: LayoutTileProps) {
  return <DrawingView drawing={draw(content, placement)} pictures={pictures} scale={fit(placement, tile, tile)} />;
});

interface LayoutTileProps {
  content: Content;
  placement: Placement;
  pictures: NodeContents['drawn'];
}

function fit({ width, height }: Placement, wide: number, high: number): number {
  return Math.min(wide / width, high / height);
}
