import { useState } from 'react';
import { CorrectionForm } from './correction/CorrectionForm.tsx';
import { Elapsed } from './Elapsed.tsx';
import { costText } from './money.ts';
import { NodeNotes } from './NodeNotes.tsx';
import { NodeStatusIcon } from './NodeStatus.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { picturesOf } from './read-output.ts';
import { isReused } from './run-state.ts';
import type { RunNode } from './run-state.ts';
import { RunTime } from './RunTime.tsx';
import { statusText } from './status-text.ts';

interface TimelineRowProps {
  nodeKey: string;
  node: RunNode;
  /** What it gave can be put right now. */
  canCorrect: boolean;
  /** Why it ran, where that is not said of the whole run already. */
  why: string | null;
  /** Brings the node into view. */
  onShow: () => void;
}

export function TimelineRow({ nodeKey, node, canCorrect, why, onShow }: TimelineRowProps) {
  const pictures = picturesOf(node.output);
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return (
    <li>
      <button
        type="button"
        onClick={onShow}
        className="flex w-full flex-col gap-1.5 rounded-lg px-2 py-1.5 text-left hover:bg-hover"
      >
        <span className="flex w-full items-center gap-2.5">
          <NodeStatusIcon node={node} className="shrink-0" />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="truncate text-sm leading-4.5">{node.name}</span>
            <span className="flex flex-wrap gap-x-1 text-2xs leading-4 text-text-muted tabular-nums">
              {statusText(node)}
              {node.startedAt && (
                <span>
                  · <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
                </span>
              )}
              {cost && <span>· {cost}</span>}
            </span>
          </span>
          {pictures.length > 0 && <Thumbnails urls={pictures} />}
        </span>
        {node.status === 'RUNNING' && <ProgressBar fraction={node.progress?.fraction ?? null} className="ml-6.5" />}
        {node.error && <span className="ml-6.5 line-clamp-3 text-xs break-words text-danger">{node.error}</span>}
      </button>
      <div className="-mt-1 flex flex-col gap-1 pr-2 pb-1.5 pl-8.5 text-2xs text-text-muted empty:hidden">
        {why && <p className="break-words">{why}</p>}
        {isReused(node) && node.reusedFrom && (
          <p>
            From the run of <RunTime {...node.reusedFrom} />
          </p>
        )}
        <NodeNotes node={node} />
        {canCorrect && <CorrectOutput nodeKey={nodeKey} node={node} />}
      </div>
    </li>
  );
}

function CorrectOutput({ nodeKey, node }: { nodeKey: string; node: RunNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        className="w-fit rounded-sm underline underline-offset-2 hover:text-text"
        onClick={() => setIsOpen(!isOpen)}
      >
        Correct what it gave<span className="sr-only">: {node.name}</span>
      </button>
      {isOpen && (
        <div className="mt-1 rounded-lg border border-border p-2.5 text-text">
          <CorrectionForm nodeKey={nodeKey} node={node} field="output" />
        </div>
      )}
    </>
  );
}

function Thumbnails({ urls }: { urls: readonly string[] }) {
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      {urls.slice(0, 3).map((url) => (
        <img
          key={url}
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-7 rounded-md bg-surface-sunken object-contain"
        />
      ))}
    </span>
  );
}
