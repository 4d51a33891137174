import { ChevronLeft, ChevronRight, Compass } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { explainFailure } from '../../api/read-answer.ts';
import { useOnReconnected } from '../../api/connection.ts';
import { type CheckedArea, toLookAt } from '../../run/checks/ChecksList.tsx';
import { ZoomStage } from '../../run/viewer/ZoomStage.tsx';
import { Badge } from '../../ui/display/Badge.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '../../ui/controls/Tabs.tsx';
import { Dialog, DialogContent, DialogDescription, DialogTitle, focusPanel } from '../../ui/overlays/Dialog.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { useDocumentTitle } from '../../ui/page/useDocumentTitle.ts';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { BeforeAfter } from '../edit/BeforeAfter.tsx';
import { EditPanel, type Looked } from '../edit/EditPanel.tsx';
import { titleOf } from '../picture.ts';
import { AboutPanel } from './AboutPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { PictureActions } from './PictureActions.tsx';
import { type ModelNames, type PictureInDetail, type PictureState, usePicture } from './usePicture.ts';

interface PictureDetailProps {
  id: string;
  onClose: () => void;
  /** Another one in its place. */
  onOpen: (id: string) => void;
  pathOf: (id: string) => string;
  /** To the one before or after it in the list below; null where it is not in that list. */
  onStep: ((by: 1 | -1) => void) | null;
}

/** One picture above all others: large, with what is known of it, where it came from, and what can be done with it. */
export function PictureDetail({ id, onClose, ...ways }: PictureDetailProps) {
  const { onStep } = ways;
  const { state, reload } = usePicture(id);
  const [tab, setTab] = useState<Tab>(() => tabNamed(location.hash.replace('#', '')));
  useDocumentTitle(state.kind === 'found' ? titleOf(state.picture) : 'Picture');
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        aria-describedby={undefined}
        className="h-[calc(100dvh-2rem)] max-w-[110rem] gap-0 overflow-hidden p-0 max-md:h-dvh max-md:max-h-none max-md:w-screen max-md:rounded-none max-md:border-0"
        onKeyDown={(event: KeyboardEvent) => onStep && stepByKey(event, onStep)}
        onOpenAutoFocus={focusPanel}
      >
        {state.kind === 'found' ? (
          <Found
            key={id}
            picture={state.picture}
            modelNames={state.modelNames}
            tab={tab}
            onTab={setTab}
            onClose={onClose}
            {...ways}
          />
        ) : (
          <NotFound state={state} onRetry={reload} onClose={onClose} />
        )}
      </DialogContent>
    </Dialog>
  );
}

const tabs = ['about', 'edit', 'history'] as const;
type Tab = (typeof tabs)[number];

function tabNamed(name: string): Tab {
  return tabs.find((tab) => tab === name) ?? 'about';
}

interface FoundProps extends Omit<PictureDetailProps, 'id'> {
  picture: PictureInDetail;
  modelNames: ModelNames;
  tab: Tab;
  onTab: (tab: Tab) => void;
}

function Found({ picture, modelNames, tab, onTab, onStep, onOpen, onClose, pathOf }: FoundProps) {
  const title = titleOf(picture);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [area, setArea] = useState<CheckedArea | null>(null);
  const count = toLookAt(picture.checks);
  return (
    <>
      <div className="flex h-14 shrink-0 items-center gap-1 border-b border-border pr-13 pl-4">
        <DialogTitle className="min-w-0 truncate">{title}</DialogTitle>
        {picture.isDemo && (
          <Badge tone="warning" className="ml-2 max-md:hidden" title="Drawn by the demo, not by a real model">
            Demo
          </Badge>
        )}
        {count > 0 && (
          <Badge tone="warning" className="ml-2 max-md:hidden">
            {count} to look at
          </Badge>
        )}
        <span className="ml-auto" />
        <PictureActions picture={picture} onGone={onClose} />
      </div>
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <div className="relative flex min-h-0 min-w-0 flex-1 bg-surface-sunken max-md:h-[44dvh] max-md:flex-none">
          {looked ? (
            <BeforeAfter
              before={looked.edit.source ?? picture}
              looked={looked}
              onLook={setLooked}
              onOpen={looked.result.id === picture.id ? null : ({ id }) => onOpen(id)}
              onClose={() => setLooked(null)}
            />
          ) : (
            <ZoomStage
              url={picture.url}
              alt={title}
              preview={{ url: picture.small, width: picture.width, height: picture.height }}
              mark={area && { picture, area }}
            >
              {onStep && (
                <>
                  <Step label="Previous picture" className="left-3" onClick={() => onStep(-1)}>
                    <ChevronLeft />
                  </Step>
                  <Step label="Next picture" className="right-3" onClick={() => onStep(1)}>
                    <ChevronRight />
                  </Step>
                </>
              )}
            </ZoomStage>
          )}
        </div>
        <Tabs
          value={tab}
          onValueChange={(next) => onTab(tabNamed(next))}
          className="flex min-h-0 w-88 shrink-0 flex-col border-border max-md:w-full max-md:flex-1 max-md:border-t md:border-l"
        >
          <div className="px-4 pt-3 pb-2">
            <TabsList className="flex w-full">
              <TabsTrigger value="about">About</TabsTrigger>
              <TabsTrigger value="edit">Edit</TabsTrigger>
              <TabsTrigger value="history">History</TabsTrigger>
            </TabsList>
          </div>
          <ScrollArea className="min-h-0 flex-1">
            <TabsContent value="about">
              <AboutPanel picture={picture} modelNames={modelNames} area={area} onArea={setArea} />
            </TabsContent>
            <TabsContent value="edit">
              <EditPanel picture={picture} looked={looked} onLook={setLooked} pathOf={pathOf} />
            </TabsContent>
            <TabsContent value="history">
              <HistoryPanel pictureId={picture.id} pathOf={pathOf} />
            </TabsContent>
          </ScrollArea>
        </Tabs>
      </div>
    </>
  );
}

interface StepProps {
  label: string;
  className: string;
  onClick: () => void;
  children: ReactNode;
}

function Step({ label, className, onClick, children }: StepProps) {
  return (
    <span className={`absolute ${className}`}>
      <IconButton label={label} variant="secondary" className="max-md:size-11.5" onClick={onClick}>
        {children}
      </IconButton>
    </span>
  );
}

interface NotFoundProps {
  state: Exclude<PictureState, { kind: 'found' }>;
  onRetry: () => void;
  onClose: () => void;
}

function NotFound({ state, onRetry, onClose }: NotFoundProps) {
  useOnReconnected(onRetry);
  if (state.kind === 'loading') {
    return (
      <>
        <DialogTitle className="sr-only">Picture</DialogTitle>
        <output aria-label="Loading" className="flex flex-1 animate-pulse bg-surface-sunken" />
      </>
    );
  }
  const isMissing = state.kind === 'missing';
  return (
    <div className="flex flex-1 items-center justify-center">
      <DialogTitle className="sr-only">{isMissing ? 'No such picture' : 'Picture'}</DialogTitle>
      <DialogDescription className="sr-only">It cannot be shown.</DialogDescription>
      <EmptyState
        icon={Compass}
        title={isMissing ? 'This picture is not here' : 'The picture could not be loaded'}
        description={
          isMissing
            ? 'It was deleted, or the link is incomplete. Deleted pictures can be brought back for ten minutes.'
            : explainFailure(state.error)
        }
      >
        {!isMissing && (
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        )}
        <Button variant={isMissing ? 'primary' : 'secondary'} onClick={onClose}>
          All pictures
        </Button>
      </EmptyState>
    </div>
  );
}

/** The arrows belong to what is typed in, chosen or moved. */
function stepByKey(event: KeyboardEvent, onStep: (by: 1 | -1) => void) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const isTaken =
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [role=tab], [role=slider], [role=menu]');
  if (isTaken) return;
  if (event.key === 'ArrowLeft') onStep(-1);
  if (event.key === 'ArrowRight') onStep(1);
}
