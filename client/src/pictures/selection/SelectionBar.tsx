import { Columns2, Download, LayoutDashboard, Star, StarOff, Tag, Trash2, Workflow, X } from 'lucide-react';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useClient } from 'urql';
import { openExport } from '../../run/export/export-store.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import { addToBoard, removeFromBoard, updatePictures } from '../actions/change-pictures.ts';
import { deletePictures } from '../actions/delete-pictures.ts';
import { mostUsed, pictures } from '../actions/in-batches.ts';
import type { Board } from '../boards/board-store.ts';
import { BoardMenu } from '../boards/BoardMenu.tsx';
import { BoardNameDialog } from '../boards/BoardNameDialog.tsx';
import type { Picture } from '../picture.ts';

const TagDialog = lazyPart(async () => (await import('../actions/TagDialog.tsx')).TagDialog);
const CompareDialog = lazyPart(async () => (await import('../actions/CompareDialog.tsx')).CompareDialog);
const UseDialog = lazyPart(async () => (await import('../actions/UseDialog.tsx')).UseDialog);

/** The server takes no more at once. */
const mostExported = 1_000;

interface SelectionBarProps {
  chosen: readonly Picture[];
  /** The board that is looked at. */
  board: Board | null;
  knownTags: () => readonly string[];
  onClear: () => void;
}

type Asked = 'tags' | 'compare' | 'use' | 'board';

/** What can be done to all that are chosen. */
export function SelectionBar({ chosen, board, knownTags, onClear }: SelectionBarProps) {
  const client = useClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const ids = chosen.map(({ id }) => id);
  const isStarred = chosen.every((picture) => picture.isStarred);
  const [left, right] = chosen;
  const close = () => setAsked(null);

  async function during(name: string, work: Promise<unknown>) {
    setBusy(name);
    await work;
    setBusy(null);
  }

  function exportChosen() {
    const wanted = ids.map((assetId) => ({ assetId, item: '' }));
    openExport({ pictures: wanted, others: [], campaign: board?.name ?? '', executionId: null });
  }

  const button = 'max-md:size-11.5';
  return (
    <>
      <fieldset
        aria-label="Selected pictures"
        className="fixed bottom-6 left-1/2 z-41 flex max-w-[calc(100vw-1.5rem)] -translate-x-1/2 animate-rise items-center gap-0.5 rounded-xl border border-border bg-surface-raised p-1.5 shadow-overlay max-md:inset-x-3 max-md:bottom-3 max-md:translate-x-0 max-md:flex-wrap max-md:justify-between"
      >
        <output className="pr-3 pl-2.5 text-sm font-medium whitespace-nowrap tabular-nums max-md:order-first max-md:flex-1">
          {chosen.length.toLocaleString('en')} selected
        </output>
        <span aria-hidden className="hidden h-0 w-full max-md:order-2 max-md:block" />
        <Actions className="max-md:order-3">
          <IconButton
            label={isStarred ? 'Take the star away' : 'Star'}
            tooltipSide="top"
            className={button}
            isBusy={busy === 'star'}
            onClick={() => void during('star', updatePictures(client, ids, { isStarred: !isStarred }))}
          >
            {isStarred ? <StarOff /> : <Star />}
          </IconButton>
          <IconButton label="Tags" tooltipSide="top" className={button} onClick={() => setAsked('tags')}>
            <Tag />
          </IconButton>
          <BoardMenu
            shown={board}
            onPut={(to) => void during('board', addToBoard(client, ids, to))}
            onTakeOff={(from) => void during('board', removeFromBoard(client, ids, from))}
            onNew={() => setAsked('board')}
          >
            <IconButton label="Boards" tooltipSide="top" className={button} isBusy={busy === 'board'}>
              <LayoutDashboard />
            </IconButton>
          </BoardMenu>
          <IconButton
            label={chosen.length > mostExported ? `Export: at most ${mostExported} pictures` : 'Export'}
            tooltipSide="top"
            className={button}
            disabled={chosen.length > mostExported}
            onClick={exportChosen}
          >
            <Download />
          </IconButton>
          <IconButton
            label={chosen.length > mostUsed ? `Use in a workflow: at most ${mostUsed} pictures` : 'Use in a workflow'}
            tooltipSide="top"
            className={button}
            disabled={chosen.length > mostUsed}
            onClick={() => setAsked('use')}
          >
            <Workflow />
          </IconButton>
          <IconButton
            label={chosen.length === 2 ? 'Compare' : 'Compare: select two pictures'}
            tooltipSide="top"
            className={button}
            disabled={chosen.length !== 2}
            onClick={() => setAsked('compare')}
          >
            <Columns2 />
          </IconButton>
          <IconButton
            label={`Delete ${pictures(chosen.length)}`}
            tooltipSide="top"
            className={`${button} text-danger hover:bg-danger-soft hover:text-danger`}
            isBusy={busy === 'delete'}
            onClick={() => void during('delete', deletePictures(client, ids))}
          >
            <Trash2 />
          </IconButton>
        </Actions>
        <span aria-hidden className="mx-1 h-5 w-px bg-border max-md:hidden" />
        <IconButton
          label="Clear the selection"
          tooltipSide="top"
          className={`${button} max-md:order-1`}
          onClick={onClear}
        >
          <X />
        </IconButton>
      </fieldset>
      <Suspense>
        {asked === 'tags' && <TagDialog chosen={chosen} knownTags={knownTags} onClose={close} />}
        {asked === 'use' && <UseDialog chosen={chosen} onClose={close} />}
        {asked === 'compare' && left && right && <CompareDialog left={left} right={right} onClose={close} />}
      </Suspense>
      {asked === 'board' && (
        <BoardNameDialog board={null} onNamed={(to) => void addToBoard(client, ids, to)} onClose={close} />
      )}
    </>
  );
}

function Actions({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className={`flex items-center gap-0.5 max-md:w-full max-md:justify-between ${className}`}>{children}</div>
  );
}
