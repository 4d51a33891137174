import { Ellipsis, RotateCcw, SquarePen, Trash2, Workflow } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { ExecutionProgress } from '../../run/progress/ExecutionProgress.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { ConfirmDialog } from '../../ui/overlays/ConfirmDialog.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import type { Picture } from '../picture.ts';
import { continueOnCanvas, deleteEdit } from './edit-actions.ts';
import {
  type EditModel,
  editTitle,
  failureWords,
  type ImageEdit,
  isUnderWay,
  paidWords,
  titleOfModel,
} from './image-edit.ts';

export interface EditEntryProps {
  edit: ImageEdit;
  models: readonly EditModel[];
  /** The result that is looked at, or that the way leads on by. */
  shownId: string | null;
  onLook: (edit: ImageEdit, result: Picture) => void;
  /** Takes its words and settings up again, to be sent once more or changed. */
  onAgain: (edit: ImageEdit) => void;
  /** It has ended, or is gone. */
  onChanged: (edit: ImageEdit) => void;
}

/** One edit: what was asked for, how it stands, and what came of it. */
export function EditEntry({ edit, models, shownId, onLook, onAgain, onChanged }: EditEntryProps) {
  const title = editTitle(edit, models);
  const failure = failureWords(edit);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start gap-1">
        <p className="min-w-0 flex-1 text-xs">
          <span className="line-clamp-3 font-medium break-words">{title}</span>
          <span className="text-text-muted tabular-nums">
            {[edit.prompt && titleOfModel(edit.model, models), paidWords(edit)].filter(Boolean).join(' · ')}
          </span>
        </p>
        {!isUnderWay(edit) && <EditMenu edit={edit} title={title} onAgain={onAgain} onChanged={onChanged} />}
      </div>
      {isUnderWay(edit) && (
        <ExecutionProgress executionId={edit.execution.id} what="edit" onEnded={() => onChanged(edit)} />
      )}
      {failure && (
        <div className="flex flex-col items-start gap-1.5">
          <p className={cn('text-xs', edit.error?.code === 'CANCELLED' ? 'text-text-muted' : 'text-danger')}>
            {failure}
          </p>
          <Button size="sm" className="max-md:h-11.5" onClick={() => onAgain(edit)}>
            <RotateCcw />
            Try it again
          </Button>
        </div>
      )}
      {edit.results.length > 0 && (
        <ul aria-label={`Results of ${title}`} className="grid max-w-88 grid-cols-4 gap-1.5">
          {edit.results.map((result, index) => (
            <li key={result.id}>
              <button
                type="button"
                aria-label={`Look at result ${index + 1} of ${edit.results.length}`}
                aria-pressed={result.id === shownId}
                className={cn(
                  'block aspect-square w-full overflow-hidden rounded-lg border-2 border-transparent bg-surface-sunken hover:border-border-strong',
                  result.id === shownId && 'border-accent hover:border-accent',
                )}
                onClick={() => onLook(edit, result)}
              >
                <SmallImage url={result.url} box={{ width: 90, height: 90 }} className="size-full object-contain" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {edit.status === 'DONE' && edit.results.length === 0 && (
        <p className="text-xs text-text-muted">Its pictures were deleted.</p>
      )}
    </div>
  );
}

interface EditMenuProps extends Pick<EditEntryProps, 'edit' | 'onAgain' | 'onChanged'> {
  title: string;
}

function EditMenu({ edit, title, onAgain, onChanged }: EditMenuProps) {
  const client = useClient();
  const [, navigate] = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  async function openCanvas() {
    const path = await continueOnCanvas(client, edit);
    if (path) navigate(path);
  }
  async function remove() {
    setIsDeleting(true);
    const isGone = await deleteEdit(client, edit);
    setIsDeleting(false);
    setIsAsking(false);
    if (isGone) onChanged(edit);
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`More about ${title}`} className="-my-1 max-md:size-11.5">
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => onAgain(edit)}>
            <SquarePen aria-hidden />
            Use these words again
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void openCanvas()}>
            <Workflow aria-hidden />
            Continue on the canvas
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => setIsAsking(true)}>
            <Trash2 aria-hidden />
            Delete with its pictures…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {isAsking && (
        <ConfirmDialog
          title="Delete this edit?"
          description={
            edit.results.length === 0
              ? 'No picture came of it. What it cost stays counted.'
              : 'The pictures that came of it are deleted with it; what it cost stays counted.'
          }
          verb="Delete"
          isBusy={isDeleting}
          onConfirm={() => void remove()}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
