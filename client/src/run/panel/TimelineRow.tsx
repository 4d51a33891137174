import { ChevronRight } from 'lucide-react';
import { memo, useState } from 'react';
import type { CSSProperties } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { adviceFor } from '../status/advice.ts';
import { Elapsed } from '../time/Elapsed.tsx';
import { costText } from '../cost/cost-text.ts';
import { NodeDetails } from '../node/NodeDetails.tsx';
import { SmallImage } from '../image/SmallImage.tsx';
import { NodeStatusIcon } from '../status/NodeStatus.tsx';
import { imageKey } from '../value/image-key.ts';
import { imagesOf } from '../value/read-output.ts';
import { useRun } from '../state/RunContext.tsx';
import { RowNotes } from '../node/RowNotes.tsx';
import type { RunNode } from '../state/run-state.ts';
import { statusText } from '../status/status-text.ts';
import { NodeTrack } from '../timeline/NodeTrack.tsx';
import { spansNow } from '../timeline/spans.ts';
import type { Span } from '../timeline/spans.ts';
import type { TimeAxis } from '../timeline/time-axis.ts';
import { useWords } from '../../graph/words/useWords.ts';

interface TimelineRowProps {
  nodeKey: string;
  spans: readonly Span[] | undefined;
  axis: TimeAxis;
  isChosen: boolean;
  /** Chooses the node on the canvas and brings it into view. */
  onShow: (key: string) => void;
}

/** A node's part in the run; it opens to all that is known of it. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { nodeKey, isChosen, onShow } = props;
  const node = useRun(({ nodes }) => nodes[nodeKey]);
  const [isOpen, setIsOpen] = useState(false);
  if (!node) return null;
  return (
    <li className="[contain-intrinsic-size:auto_56px] [content-visibility:auto]">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-current={isChosen || undefined}
        onClick={() => {
          if (!isOpen || isChosen) setIsOpen(!isOpen);
          onShow(nodeKey);
        }}
        className={cn(
          'flex w-full flex-col gap-1 rounded-lg px-2 py-1.5 text-left hover:bg-hover focus-visible:outline-offset-[-2px]',
          isChosen && 'bg-accent-soft hover:bg-accent-soft',
        )}
      >
        <RowHead node={node} isOpen={isOpen} />
        <RowTrack {...props} node={node} />
        {node.error && !isOpen && <RowError node={node} />}
      </button>
      {isOpen ? (
        <div className="flex flex-col gap-3 py-2 pr-2 pl-8.5">
          <NodeDetails nodeKey={nodeKey} node={node} />
        </div>
      ) : (
        <RowNotes nodeKey={nodeKey} node={node} />
      )}
    </li>
  );
});

function RowHead({ node, isOpen }: { node: RunNode; isOpen: boolean }) {
  const images = imagesOf(node.output);
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return (
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
      {images.length > 0 && <Thumbnails urls={images} />}
      <ChevronRight
        aria-hidden
        className={cn('size-3.5 shrink-0 text-text-muted transition-transform', isOpen && 'rotate-90')}
      />
    </span>
  );
}

/** When it worked, small; and how far it has come. */
function RowTrack({ node, spans, axis }: TimelineRowProps & { node: RunNode }) {
  const fraction = node.status === 'RUNNING' ? (node.progress?.fraction ?? null) : null;
  const own = spans ?? spansNow(node);
  if (own.length === 0) return null;
  return (
    <span
      className="relative ml-6.5 h-1 overflow-hidden rounded-full bg-hover"
      style={{ '--bar-height': '4px' } as CSSProperties}
    >
      {node.status === 'RUNNING' && (
        <progress
          className="sr-only"
          aria-label="Progress"
          max={100}
          value={fraction === null ? undefined : Math.round(fraction * 100)}
        />
      )}
      <NodeTrack node={node} spans={own} axis={axis} />
    </span>
  );
}

function RowError({ node: { error, errorCode } }: { node: RunNode }) {
  const words = useWords();
  const advice = adviceFor(errorCode);
  return (
    <span className="ml-6.5 flex flex-col gap-0.5 text-xs">
      <span className="line-clamp-3 break-words text-danger">{error && words.plain(error)}</span>
      {advice && <span className="text-text-muted">{advice}</span>}
    </span>
  );
}

function Thumbnails({ urls }: { urls: readonly string[] }) {
  return (
    <span aria-hidden className="flex shrink-0 gap-0.5">
      {urls.slice(0, 3).map((url) => (
        <SmallImage
          key={imageKey(url)}
          url={url}
          box={{ width: 28, height: 28 }}
          className="size-7 rounded-md bg-surface-sunken object-contain"
        />
      ))}
    </span>
  );
}
