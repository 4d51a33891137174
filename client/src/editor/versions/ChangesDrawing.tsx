import { useId } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { box } from './draw-changes.ts';
import type { Drawing, Mark } from './draw-changes.ts';

/** Told by line and sign as well as by color. */
const looks: Record<Mark, { sign: string; label: string; box: string; line: string }> = {
  same: { sign: '', label: 'The same', box: 'fill-surface stroke-border-strong', line: 'stroke-border-strong' },
  changed: { sign: '~', label: 'Changed', box: 'fill-warning-soft stroke-warning', line: 'stroke-warning' },
  added: { sign: '+', label: 'Added', box: 'fill-success-soft stroke-success', line: 'stroke-success' },
  removed: {
    sign: '−',
    label: 'Removed',
    box: 'fill-danger-soft stroke-danger [stroke-dasharray:14_10]',
    line: 'stroke-danger [stroke-dasharray:14_10]',
  },
};
const legend = ['added', 'changed', 'removed'] as const;

/** The graph with what differs marked on it; the words beside it say the same. */
export function ChangesDrawing({ drawing }: { drawing: Drawing }) {
  const id = useId();
  return (
    <figure className="flex flex-col gap-2">
      <svg
        role="img"
        aria-labelledby={id}
        viewBox={drawing.viewBox}
        className="h-56 w-full rounded-lg border border-border bg-canvas p-1"
      >
        <title id={id}>{titleOf(drawing)}</title>
        {drawing.edges.map((edge) => (
          <path key={edge.id} d={edge.path} fill="none" strokeWidth={5} className={looks[edge.mark].line} />
        ))}
        {drawing.nodes.map(({ key, name, mark, x, y }) => (
          <g key={key} transform={`translate(${x} ${y})`}>
            <rect {...box} rx={16} className="fill-surface" />
            <rect {...box} rx={16} strokeWidth={mark === 'same' ? 3 : 6} className={looks[mark].box} />
            <foreignObject x={14} y={10} width={box.width - 28} height={box.height - 20}>
              <div className="flex h-full items-center gap-3 text-[34px] leading-tight font-medium text-text">
                {looks[mark].sign && <span className="font-bold">{looks[mark].sign}</span>}
                <span className="line-clamp-2 min-w-0 wrap-anywhere">{name}</span>
              </div>
            </foreignObject>
          </g>
        ))}
      </svg>
      <figcaption className="flex gap-4 text-2xs text-text-muted">
        {legend.map((mark) => (
          <span key={mark} className="flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 20 14" className="h-3.5 w-5">
              <rect
                x={1}
                y={1}
                width={18}
                height={12}
                rx={3}
                strokeWidth={1.5}
                className={cn(looks[mark].box, mark === 'removed' && '[stroke-dasharray:3_2]')}
              />
            </svg>
            {looks[mark].sign} {looks[mark].label}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function titleOf({ nodes }: Drawing): string {
  const parts = legend.flatMap((mark) => {
    const names = nodes.filter((node) => node.mark === mark).map(({ name }) => name);
    return names.length > 0 ? [`${looks[mark].label.toLowerCase()}: ${names.join(', ')}`] : [];
  });
  return `The workflow as a picture. ${parts.length > 0 ? `Nodes ${parts.join('; ')}.` : 'All nodes are the same.'}`;
}
