import { useEditor } from '../../graph/store/EditorContext.tsx';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { excerptOf, flowOver } from './describe-flow.ts';
import { SmallImage } from '../image/SmallImage.tsx';
import { imageKey } from '../value/image-key.ts';
import { useRun } from '../state/RunContext.tsx';
import { statusText } from '../status/status-text.ts';

interface EdgeValueCardProps {
  edgeId: string;
  /** Pixels of the window. */
  x: number;
  y: number;
}

const [width, height] = [260, 150];
const mostImages = 4;

/** What went over an edge: looked at, not touched. Screen readers have it with the edge. */
export function EdgeValueCard({ edgeId, x, y }: EdgeValueCardProps) {
  const edges = useEditor((state) => state.edges);
  const nodes = useRun((state) => state.nodes);
  const flowed = flowOver(edgeId, edges, { nodes });
  if (!flowed) return null;
  const { edge, node, value } = flowed;
  const kind = edge.data?.kind;
  const isBelow = y < height + 20;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed z-40 flex animate-fade-in flex-col gap-1.5 rounded-lg border border-border bg-surface-raised p-2.5 text-xs shadow-overlay"
      style={{
        width,
        left: Math.min(window.innerWidth - width - 8, Math.max(8, x - width / 2)),
        ...(isBelow ? { top: y + 16 } : { bottom: window.innerHeight - y + 12 }),
      }}
    >
      <p className="flex items-center gap-1.5 text-2xs text-text-muted">
        <span
          className="size-2 rounded-full"
          style={{ background: kind ? portLooks[kind].color : 'var(--border-strong)' }}
        />
        {kind ? portLooks[kind].label : 'Value'}
        <span className="min-w-0 truncate">from {node.name}</span>
      </p>
      {!value && <p className="text-text-muted">{statusText(node)}: nothing yet</p>}
      {value?.kind === 'images' ? (
        <>
          <div className="flex gap-1.5">
            {value.urls.slice(0, mostImages).map((url) => (
              <SmallImage
                key={imageKey(url)}
                url={url}
                box={{ width: 52, height: 52 }}
                loading="eager"
                className="size-13 rounded-md bg-surface-sunken object-contain"
              />
            ))}
          </div>
          <p className="text-2xs text-text-muted">{excerptOf(value)}</p>
        </>
      ) : (
        value && <p className="line-clamp-5 break-words">{excerptOf(value)}</p>
      )}
    </div>
  );
}
