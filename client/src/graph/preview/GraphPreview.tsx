import { memo, useMemo } from 'react';
import type { NodeExecutionStatus } from '../../api/generated/graphql.ts';
import { layoutPreview } from './layout-preview.ts';
import { colourOfOutput, colourOfType } from './port-colours.ts';
import type { OutputKinds } from './port-colours.ts';

const frame = { width: 320, height: 168 };

/** In a large graph boxes are small; smaller than this they have no room for what is drawn inside. */
const leastDetailed = { width: 18, height: 16 };

export interface PreviewGraph {
  nodes: readonly { key: string; type: string; position: { x: number; y: number } }[];
  edges: readonly { sourceKey: string; sourceHandle: string; targetKey: string }[];
}

interface GraphPreviewProps {
  graph: PreviewGraph;
  kinds: OutputKinds;
  /** How the nodes of a run stand, by key. */
  statuses?: Readonly<Record<string, NodeExecutionStatus>> | null;
  /** Keys of nodes that are to stand out. */
  marked?: ReadonlySet<string>;
}

/** The shape of a graph, so that a workflow is known by its looks. */
export const GraphPreview = memo(function GraphPreview({ graph, kinds, statuses, marked }: GraphPreviewProps) {
  const { nodes, edges } = graph;
  const { boxes, cables } = useMemo(() => layoutPreview(nodes, edges, frame), [nodes, edges]);
  const typeOf = useMemo(() => new Map(nodes.map((node) => [node.key, node.type])), [nodes]);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
      className="size-full"
    >
      {cables.map(({ edge, path }) => (
        <path
          key={`${path} ${edge.sourceHandle}`}
          d={path}
          fill="none"
          strokeWidth="1.5"
          strokeLinecap="round"
          opacity="0.75"
          stroke={colourOfOutput(kinds, typeOf.get(edge.sourceKey), edge.sourceHandle)}
        />
      ))}
      {boxes.map(({ node, x, y, width, height }) => (
        <g key={node.key}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            rx={Math.min(4, height / 4)}
            className={lookOf(statuses?.[node.key], marked?.has(node.key))}
          />
          {width >= leastDetailed.width && height >= leastDetailed.height && (
            <>
              <rect x={x + 5} y={y + 5} width={8} height={3} rx={1.5} fill={colourOfType(kinds, node.type)} />
              <rect x={x + 5} y={y + 12} width={width * 0.55} height={2} rx={1} className="fill-border-strong" />
            </>
          )}
        </g>
      ))}
    </svg>
  );
});

const plain = 'fill-surface-raised stroke-border-strong stroke-1';

const looks: Record<NodeExecutionStatus, string> = {
  PENDING: plain,
  RUNNING: 'fill-surface-raised stroke-running stroke-2 animate-pulse',
  PAUSED: 'fill-surface-raised stroke-warning stroke-2',
  COMPLETED: 'fill-surface-raised stroke-success stroke-[1.5]',
  FAILED: 'fill-surface-raised stroke-danger stroke-2',
  SKIPPED: plain,
  CANCELLED: plain,
};

function lookOf(status: NodeExecutionStatus | undefined, isMarked: boolean | undefined): string {
  if (isMarked) return 'fill-accent-soft stroke-accent stroke-2';
  return status ? looks[status] : plain;
}
