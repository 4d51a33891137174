import { ChevronLeft, ChevronRight, Download, Link } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { toast } from 'sonner';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { downloadPicture } from './download-picture.ts';
import type { PictureView } from './PictureViewerContext.tsx';

interface PictureDialogProps {
  view: PictureView;
  onTurn: (index: number) => void;
  onClose: () => void;
}

/** One picture, large, with the others of its kind a key away. */
export function PictureDialog({ view, onTurn, onClose }: PictureDialogProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Viewer view={view} onTurn={onTurn} />
    </Dialog>
  );
}

function Viewer({ view: { urls, index, title }, onTurn }: Omit<PictureDialogProps, 'onClose'>) {
  const url = urls[index] ?? '';
  const turn = (by: number) => onTurn((index + by + urls.length) % urls.length);

  function onKeyDown(event: KeyboardEvent) {
    if (urls.length < 2) return;
    if (event.key === 'ArrowLeft') turn(-1);
    if (event.key === 'ArrowRight') turn(1);
  }

  return (
    <DialogContent className="max-w-5xl gap-3 p-4" onKeyDown={onKeyDown} onOpenAutoFocus={focusPanel}>
      <div className="flex min-h-8 items-baseline gap-2 pr-10">
        <DialogTitle className="truncate">{title}</DialogTitle>
        <DialogDescription className="shrink-0 tabular-nums">
          {urls.length > 1 ? `${index + 1} of ${urls.length}` : 'Picture'}
        </DialogDescription>
      </div>
      <div className="relative flex min-h-0 items-center justify-center overflow-hidden rounded-lg bg-surface-sunken">
        <img key={url} src={url} alt={`${title} ${index + 1}`} className="max-h-[70dvh] max-w-full object-contain" />
        {urls.length > 1 && (
          <>
            <Turn label="Previous picture" className="left-2" onClick={() => turn(-1)}>
              <ChevronLeft />
            </Turn>
            <Turn label="Next picture" className="right-2" onClick={() => turn(1)}>
              <ChevronRight />
            </Turn>
          </>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => void copyLink(url)}>
          <Link />
          Copy link
        </Button>
        <Button variant="primary" onClick={() => void downloadPicture(url, `${title} ${index + 1}`)}>
          <Download />
          Download
        </Button>
      </div>
    </DialogContent>
  );
}

/** On the panel, not on its first button: arrow keys turn at once, and no tooltip opens. */
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

interface TurnProps {
  label: string;
  className: string;
  onClick: () => void;
  children: ReactNode;
}

function Turn({ label, className, onClick, children }: TurnProps) {
  return (
    <span className={`absolute ${className}`}>
      <IconButton label={label} variant="secondary" onClick={onClick}>
        {children}
      </IconButton>
    </span>
  );
}

async function copyLink(url: string) {
  try {
    await navigator.clipboard.writeText(new URL(url, location.href).href);
    toast.success('Link copied. It works for 14 days.');
  } catch {
    toast.error('The browser did not let us copy. Open the picture and copy its address.');
  }
}
