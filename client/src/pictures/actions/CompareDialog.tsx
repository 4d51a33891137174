import { useState } from 'react';
import { CompareSlider } from '../../run/compare/CompareSlider.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { type Picture, titleOf } from '../picture.ts';

interface CompareDialogProps {
  left: Picture;
  right: Picture;
  onClose: () => void;
}

/** Two pictures, one above the other with a seam, or side by side. */
export function CompareDialog({ left, right, onClose }: CompareDialogProps) {
  const [isSeam, setIsSeam] = useState(true);
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-5xl">
        <DialogHeader>
          <DialogTitle>Compare</DialogTitle>
          <DialogDescription className="sr-only">
            {titleOf(left)} and {titleOf(right)}
          </DialogDescription>
        </DialogHeader>
        <fieldset aria-label="How" className="flex gap-1.5">
          {[true, false].map((one) => (
            <Button
              key={String(one)}
              size="sm"
              aria-pressed={one === isSeam}
              className={cn('max-md:h-11.5', one === isSeam && 'border-accent bg-accent-soft text-accent-text')}
              onClick={() => setIsSeam(one)}
            >
              {one ? 'Slider' : 'Side by side'}
            </Button>
          ))}
        </fieldset>
        {isSeam ? (
          <CompareSlider
            left={{ url: left.url, label: titleOf(left) }}
            right={{ url: right.url, label: titleOf(right) }}
            className="h-[65dvh]"
          />
        ) : (
          <div className="grid h-[65dvh] grid-cols-2 gap-3">
            {[left, right].map((picture) => (
              <figure key={picture.id} className="flex min-h-0 min-w-0 flex-col gap-1.5">
                <img
                  src={picture.url}
                  alt={titleOf(picture)}
                  className="min-h-0 flex-1 rounded-lg bg-surface-sunken object-contain"
                />
                <figcaption className="truncate text-xs text-text-muted">
                  {titleOf(picture)} · {picture.width} × {picture.height}
                </figcaption>
              </figure>
            ))}
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}
