import { pieceAround, shareLost } from '@visualadgen/graph/pictures/piece-around.ts';
import type { FocalPoint, Size } from '@visualadgen/graph/pictures/piece-around.ts';
import { Suspense, useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { cutOfField, readFocalPoint } from '../cut/cut-setting.ts';
import { CutNote } from '../cut/CutNote.tsx';
import { CutView } from '../cut/CutView.tsx';
import { sizeOf, useCutSource } from '../cut/useCutSource.ts';
import type { FieldControlProps } from './field-control.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { useFieldScope } from './FieldScope.ts';

/** While no image is there, its usual shape stands for it. */
const usualSize: Size = { width: 4, height: 5 };

const FoundPoint = lazyPart(async () => (await import('../composition/FoundPoint.tsx')).FoundPoint);

/** The place that a cut keeps in view; where none is chosen and none is usual, the one that is found. */
export function FocalPointField(props: FieldControlProps) {
  const { nodeKey, type, config } = useFieldScope();
  if (configValue(type, config, props.field) !== null) return <PointOnImage {...props} />;
  return (
    <Suspense fallback={<PointOnImage {...props} />}>
      <FoundPoint nodeKey={nodeKey}>{(found) => <PointOnImage {...props} found={found} />}</FoundPoint>
    </Suspense>
  );
}

/** A place on an image, chosen by mouse, finger or arrow keys. */
function PointOnImage({
  id,
  field,
  isReadOnly,
  describedBy,
  onChange,
  found,
}: FieldControlProps & { found?: FocalPoint }) {
  const { nodeKey, type, config } = useFieldScope();
  const source = useCutSource(nodeKey) ?? { url: null, size: usualSize };
  const box = useRef<HTMLDivElement>(null);
  const size = sizeOf(source);
  // Without one shape to be cut to, it is cut to several: the whole is shown.
  const isWhole = !field.ratioField;
  const whole = { format: '', shape: size, focalPoint: found ?? readFocalPoint(configValue(type, config, field)) };
  const setting = isWhole ? whole : cutOfField(field, type, config);
  if (!setting) return <p className="text-xs text-text-muted">Pictures stay as they are: nothing is cut away.</p>;
  const { format, shape, focalPoint } = setting;
  const piece = pieceAround(size, shape, focalPoint);
  const lost = shareLost(size, piece);

  function moveTo(point: FocalPoint) {
    if (!isReadOnly) onChange({ x: rounded(point.x), y: rounded(point.y) });
  }

  function follow(event: PointerEvent) {
    const rect = box.current?.getBoundingClientRect();
    if (!rect) return;
    moveTo({ x: (event.clientX - rect.left) / rect.width, y: (event.clientY - rect.top) / rect.height });
  }

  function onKeyDown(event: KeyboardEvent) {
    const way = ways[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? bigStep : smallStep;
    moveTo({ x: focalPoint.x + way.x * step, y: focalPoint.y + way.y * step });
  }

  // Of two dimensions, which no input has.
  const slider = {
    role: 'slider',
    tabIndex: isReadOnly ? -1 : 0,
    'aria-label': `${field.label}, moved by the arrow keys`,
    'aria-describedby': describedBy,
    'aria-disabled': isReadOnly || undefined,
    'aria-valuemin': 0,
    'aria-valuemax': 100,
    'aria-valuenow': percent(piece.width < size.width ? focalPoint.x : focalPoint.y),
    'aria-valuetext': `${percent(focalPoint.x)}% from the left, ${percent(focalPoint.y)}% from the top`,
    onKeyDown,
  };

  return (
    <div className="flex flex-col gap-2">
      <CutView ref={box} source={{ ...source, size }} piece={piece} most={224}>
        <div
          className={cn('absolute inset-0 touch-none', !isReadOnly && 'cursor-crosshair')}
          onPointerDown={(event) => {
            if (isReadOnly || event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            follow(event);
          }}
          onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
        />
        <div
          id={id}
          {...slider}
          className="pointer-events-none absolute size-6 -translate-1/2 rounded-full border-2 border-white bg-black/35 shadow-[0_0_0_1px_rgb(0_0_0/0.5)]"
          style={{ left: `${focalPoint.x * 100}%`, top: `${focalPoint.y * 100}%` }}
        />
      </CutView>
      {lost > 0 && <CutNote lost={lost} format={format} />}
      {lost <= 0 && !isWhole && <p className="text-xs text-text-muted">Nothing is cut away.</p>}
    </div>
  );
}

const smallStep = 0.02;
const bigStep = 0.1;
const ways: Partial<Record<string, FocalPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 1_000;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
