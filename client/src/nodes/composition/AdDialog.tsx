import type { Content } from '@visualadgen/compose/compose.ts';
import type { PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import { coveredAreas } from '@visualadgen/compose/placements/placement.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { arePressed } from '../../ui/commands/keys.ts';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { ScrollBox } from '../../ui/surfaces/ScrollBox.tsx';
import { Segments } from '../fields/Segments.tsx';
import { AppFrame } from './AppFrame.tsx';
import { type DrawnPicture, DrawingView } from './DrawingView.tsx';
import { AdHandles, type AdPart } from './overrides/AdHandles.tsx';
import { OverridePanel } from './overrides/OverridePanel.tsx';
import { useAdjusting } from './overrides/useAdjusting.ts';

interface AdDialogProps {
  content: Content;
  pictures: Partial<Record<PicturePart, DrawnPicture>>;
  placement: Placement;
  isReadOnly: boolean;
  /** What chooses the placement. */
  children: ReactNode;
  onClose: () => void;
}

const redoKeys = [
  ['Mod', 'Shift', 'Z'],
  ['Mod', 'Y'],
];

type Size = 'REAL' | 'PIXELS' | 'LARGE';

const sizes: { value: Size; label: string }[] = [
  { value: 'REAL', label: 'As it is shown' },
  { value: 'PIXELS', label: 'Every pixel' },
  { value: 'LARGE', label: 'Twice' },
];

/** An ad at the size at which it is seen, where it is seen, or larger; and what of it is otherwise in its placement alone. */
export function AdDialog({ content, pictures, placement, isReadOnly, children, onClose }: AdDialogProps) {
  const [size, setSize] = useState<Size>('REAL');
  const [selected, setSelected] = useState<AdPart | null>(null);
  const adjusting = useAdjusting(content, placement);
  const store = useEditorStore();
  const [showsCovered, setShowsCovered] = useState(true);
  const id = useId();
  const covered = coveredAreas(placement);
  const real = placement.shownWidth / placement.width;
  const scale = { REAL: real, PIXELS: 1 / window.devicePixelRatio, LARGE: real * 2 }[size];
  const view = (
    <DrawingView
      drawing={adjusting.drawing}
      pictures={pictures}
      scale={scale}
      label={`${placement.channel}: ${placement.title}`}
    >
      {showsCovered &&
        covered.map(({ side, x, y, width, height }) => (
          <div
            key={side}
            className="absolute bg-[repeating-linear-gradient(45deg,rgba(0,0,0,.28)_0_12px,rgba(255,255,255,.18)_12px_24px)]"
            style={{ left: x, top: y, width, height }}
          />
        ))}
    </DrawingView>
  );
  const ad = isReadOnly ? (
    view
  ) : (
    <div className="relative w-fit">
      {view}
      <AdHandles {...{ adjusting, content, placement, scale, selected }} onSelect={setSelected} />
    </div>
  );

  /** The editor does not hear the keys of a dialog; what is being written has an undo of its own. */
  function onKeyDown(event: KeyboardEvent) {
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
    const step = arePressed(['Mod', 'Z'], event)
      ? 'undo'
      : redoKeys.some((keys) => arePressed(keys, event))
        ? 'redo'
        : null;
    if (isReadOnly || isTyping || !step) return;
    event.preventDefault();
    store.getState()[step]();
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-6xl" onKeyDown={onKeyDown}>
        <DialogHeader>
          <DialogTitle>
            {placement.channel}: {placement.title}
          </DialogTitle>
          <DialogDescription>
            {placement.width} × {placement.height} pixels, shown about {placement.shownWidth} wide.
          </DialogDescription>
        </DialogHeader>
        <div className="flex flex-wrap items-center gap-3">
          <div className="flex w-64 max-w-full">{children}</div>
          <Segments
            id={id}
            label="Size"
            options={sizes}
            value={size}
            isReadOnly={false}
            describedBy={undefined}
            onChange={(value) => setSize(sizes.find((one) => one.value === value)?.value ?? 'REAL')}
          />
          {covered.length > 0 && (
            <div className="flex items-center gap-2">
              <Switch id={`${id}-covered`} checked={showsCovered} onCheckedChange={setShowsCovered} />
              <Label htmlFor={`${id}-covered`}>What the app covers</Label>
            </div>
          )}
        </div>
        <div className="flex min-h-0 flex-col gap-4 lg:flex-row">
          <ScrollBox
            label="The ad"
            className="max-h-[70dvh] min-w-0 flex-1 overflow-x-auto rounded-lg border border-border bg-surface-sunken p-4"
          >
            <div className="flex min-w-max justify-center">
              {size === 'REAL' ? <AppFrame placement={placement}>{ad}</AppFrame> : ad}
            </div>
          </ScrollBox>
          {!isReadOnly && <OverridePanel {...{ content, adjusting, selected }} onSelect={setSelected} />}
        </div>
      </DialogContent>
    </Dialog>
  );
}
