import { CircleAlert, CircleCheck, CircleDashed, Copy, RotateCcw, X } from 'lucide-react';
import { memo } from 'react';
import { Link } from 'wouter';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ProgressBar } from '../../ui/display/ProgressBar.tsx';
import { Spinner } from '../../ui/display/Spinner.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { isOpen, type UploadItem } from './upload-item.ts';
import type { UploadOrder } from './one-tab-sends.ts';
import { stateWords } from './upload-words.ts';

interface UploadRowProps {
  item: UploadItem;
  isPaused: boolean;
  onOrder: (order: UploadOrder) => void;
}

/** One file: how far it is, or what became of it, and what can be done about that. */
export const UploadRow = memo(function UploadRow({ item, isPaused, onOrder }: UploadRowProps) {
  const { id, name, folder, state } = item;
  const isBad = ['refused', 'failed', 'lost'].includes(state.kind);
  const ids = [id];
  return (
    <div className="flex items-start gap-2.5 py-1.5 pr-2 pl-3.5 text-xs">
      <span className="mt-0.5">
        <StateIcon item={item} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="truncate" title={folder ? `${folder}/${name}` : name}>
          {folder && <span className="text-text-muted">{folder}/</span>}
          {state.kind === 'done' ? (
            <Link href={`/pictures/${state.assetId}`} className="font-medium hover:underline">
              {name}
            </Link>
          ) : (
            <span className="font-medium">{name}</span>
          )}
        </span>
        <span className={cn('break-words text-text-muted tabular-nums', isBad && 'text-danger')}>
          {stateWords(item, isPaused)}
        </span>
        {state.kind === 'sending' && (
          <ProgressBar fraction={state.fraction !== null && state.fraction < 1 ? state.fraction : null} />
        )}
      </div>
      {state.kind === 'failed' && (
        <IconButton
          label={`Try ${name} again`}
          size="icon-sm"
          className="max-md:size-11.5"
          onClick={() => onOrder({ kind: 'retry', ids })}
        >
          <RotateCcw />
        </IconButton>
      )}
      <IconButton
        label={`${isOpen(item) ? 'Cancel' : 'Put away'} ${name}`}
        size="icon-sm"
        className="max-md:size-11.5"
        onClick={() => onOrder({ kind: 'remove', ids })}
      >
        <X />
      </IconButton>
    </div>
  );
});

function StateIcon({ item: { state } }: { item: UploadItem }) {
  if (state.kind === 'sending') return <Spinner className="size-3.5 text-running" />;
  if (state.kind === 'waiting') return <CircleDashed aria-hidden className="size-3.5 text-text-muted" />;
  if (state.kind !== 'done') return <CircleAlert aria-hidden className="size-3.5 text-danger" />;
  return state.isDuplicate ? (
    <Copy aria-hidden className="size-3.5 text-text-muted" />
  ) : (
    <CircleCheck aria-hidden className="size-3.5 text-success" />
  );
}
