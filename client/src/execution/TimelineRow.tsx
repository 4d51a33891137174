import { StatusIcon } from '../ui/StatusBadge.tsx';
import { Elapsed } from './Elapsed.tsx';
import { formatMoney, isFree } from './money.ts';
import { ProgressBar } from './ProgressBar.tsx';
import { picturesOf } from './read-output.ts';
import type { RunNode } from './run-state.ts';
import { statusText } from './status-text.ts';

interface TimelineRowProps {
  node: RunNode;
  /** Brings the node into view. */
  onShow: () => void;
}

export function TimelineRow({ node, onShow }: TimelineRowProps) {
  const pictures = picturesOf(node.output);
  return (
    <li>
      <button
        type="button"
        onClick={onShow}
        className="flex w-full flex-col gap-1.5 rounded-lg px-2 py-1.5 text-left hover:bg-hover"
      >
        <span className="flex w-full items-center gap-2.5">
          <StatusIcon status={node.status} className="shrink-0" />
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="truncate text-sm leading-4.5">{node.name}</span>
            <span className="flex gap-1 text-2xs leading-4 text-text-muted tabular-nums">
              {statusText(node)}
              {node.startedAt && (
                <span>
                  · <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
                </span>
              )}
              {!isFree(node.cost) && <span>· {formatMoney(node.cost)}</span>}
            </span>
          </span>
          {pictures.length > 0 && <Thumbnails urls={pictures} />}
        </span>
        {node.status === 'RUNNING' && <ProgressBar fraction={node.progress?.fraction ?? null} className="ml-6.5" />}
        {node.error && <span className="ml-6.5 line-clamp-3 text-xs break-words text-danger">{node.error}</span>}
      </button>
    </li>
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
