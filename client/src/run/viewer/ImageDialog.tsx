import { ChevronLeft, ChevronRight, Columns2, Info } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Command } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/useCommands.ts';
import { CompareWith } from '../compare/CompareWith.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { ImageActions } from './ImageActions.tsx';
import { fileSafe } from '../../ui/files/file-safe.ts';
import { useImageFacts } from '../image/useImageFacts.ts';
import { useImageNames } from '../results/useImageNames.ts';
import { Badge } from '../../ui/display/Badge.tsx';
import { type CheckedArea, ChecksList, toLookAt } from '../checks/ChecksList.tsx';
import { usePictureChecks } from '../checks/usePictureChecks.ts';
import { ZoomStage } from './ZoomStage.tsx';
import { Dialog, DialogContent, DialogDescription, DialogTitle, focusPanel } from '../../ui/overlays/Dialog.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { imageKey } from '../value/image-key.ts';
import type { ImageView } from '../image/ImageViewerContext.tsx';

interface ImageDialogProps {
  workflowId: string;
  view: ImageView;
  onTurn: (index: number) => void;
  onClose: () => void;
}

/** One image, as large as the window allows, with the others a key away, how it came to be, and what can be done with it. */
export function ImageDialog(props: ImageDialogProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Viewer {...props} />
    </Dialog>
  );
}

function Viewer({ workflowId, view, onTurn, onClose }: ImageDialogProps) {
  const { urls, index } = view;
  const url = urls[index] ?? '';
  const title = view.titles?.[index] ?? view.title;
  const facts = useImageFacts();
  const own = facts?.get(imageKey(url));
  const names = useImageNames(workflowId, facts);
  const name = names.get(imageKey(url)) ?? fileSafe(title, 'picture');
  const [hasFacts, setHasFacts] = useState(true);
  const [isComparing, setIsComparing] = useState(false);
  const checks = usePictureChecks(own?.origin === 'COMPOSED' ? own.assetId : null);
  const [shown, setShown] = useState<{ url: string; area: CheckedArea } | null>(null);
  const area = shown?.url === url ? shown.area : null;
  const turn = (by: number) => onTurn((index + by + urls.length) % urls.length);
  useTurnCommands(urls.length, turn);

  return (
    <DialogContent
      className="h-[calc(100dvh-2rem)] max-w-[110rem] gap-0 overflow-hidden p-0"
      onKeyDown={(event) => urls.length > 1 && !isComparing && turnByKey(event, turn)}
      onOpenAutoFocus={focusPanel}
    >
      <div className="flex h-14 shrink-0 items-center gap-3 border-b border-border pr-13 pl-4">
        <DialogTitle className="truncate">{title}</DialogTitle>
        <DialogDescription className="shrink-0 text-xs tabular-nums">
          {urls.length > 1 ? `${index + 1} of ${urls.length}` : 'Picture'}
          {own && <span className="max-md:hidden">{` · ${own.width} × ${own.height}`}</span>}
        </DialogDescription>
        {own?.isDemo && (
          <Badge tone="warning" title="Drawn by the demo, not by a real model">
            Demo
          </Badge>
        )}
        {toLookAt(checks) > 0 && <Badge tone="warning">{toLookAt(checks)} to look at</Badge>}
        <span className="ml-auto" />
        <IconButton
          label={isComparing ? 'Look at it alone' : 'Compare with another picture'}
          aria-pressed={isComparing}
          onClick={() => setIsComparing(!isComparing)}
        >
          <Columns2 />
        </IconButton>
        <IconButton
          label={hasFacts ? 'Hide how it was made' : 'Show how it was made'}
          aria-pressed={hasFacts}
          disabled={!own}
          onClick={() => setHasFacts(!hasFacts)}
        >
          <Info />
        </IconButton>
      </div>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <div className="relative flex min-h-0 min-w-0 flex-1 bg-surface-sunken">
          {isComparing ? (
            <CompareWith key={url} workflowId={workflowId} url={url} title={title} facts={facts} others={urls} />
          ) : (
            <ZoomStage key={url} url={url} alt={`${title} ${index + 1}`} mark={own && area && { picture: own, area }}>
              {urls.length > 1 && (
                <>
                  <Turn label="Previous picture" className="left-3" onClick={() => turn(-1)}>
                    <ChevronLeft />
                  </Turn>
                  <Turn label="Next picture" className="right-3" onClick={() => turn(1)}>
                    <ChevronRight />
                  </Turn>
                </>
              )}
            </ZoomStage>
          )}
        </div>
        {own && hasFacts && (
          <section
            aria-label="How it was made"
            className="flex w-76 shrink-0 border-border max-md:h-52 max-md:w-full max-md:border-t md:border-l"
          >
            <ScrollArea tabIndex={0} className="flex-1 p-4">
              {checks.length > 0 && (
                <section aria-label="Checks" className="mb-4 flex flex-col gap-2 border-b border-border pb-4">
                  <h3 className="text-xs font-semibold">Checks</h3>
                  <ChecksList
                    ad={{ id: own.assetId, url }}
                    checks={checks}
                    area={area}
                    onArea={(next) => setShown(next && { url, area: next })}
                  />
                </section>
              )}
              <FactsPanel facts={own} />
            </ScrollArea>
          </section>
        )}
      </div>
      <ImageActions workflowId={workflowId} url={url} name={name} facts={own} onLeave={onClose} />
    </DialogContent>
  );
}

function turnByKey(event: KeyboardEvent, turn: (by: number) => void) {
  if (event.key === 'ArrowLeft') turn(-1);
  if (event.key === 'ArrowRight') turn(1);
}

function useTurnCommands(count: number, turn: (by: number) => void) {
  const latest = useRef(turn);
  useEffect(() => {
    latest.current = turn;
  });
  const commands = useMemo<Command[]>(
    () =>
      count < 2
        ? []
        : [
            { id: 'next-result', title: 'Next picture', group: 'Results', run: () => latest.current(1) },
            { id: 'previous-result', title: 'Previous picture', group: 'Results', run: () => latest.current(-1) },
          ],
    [count],
  );
  useCommands(commands);
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
