import { memo, useMemo } from 'react';
import type { WorkflowCardFieldsFragment } from '../api/generated/graphql.ts';
import { layoutPreview } from './layout-preview.ts';
import { colourOfOutput, colourOfType } from './port-colours.ts';
import type { OutputKinds } from './port-colours.ts';

const frame = { width: 320, height: 168 };

/** In a large graph boxes are small; smaller than this they have no room for what is drawn inside. */
const leastDetailed = { width: 18, height: 16 };

interface GraphPreviewProps {
  workflow: Pick<WorkflowCardFieldsFragment, 'nodes' | 'edges'>;
  kinds: OutputKinds;
}

/** The shape of a graph, so that a workflow is known by its looks. */
export const GraphPreview = memo(function GraphPreview({ workflow, kinds }: GraphPreviewProps) {
  const { boxes, cables } = useMemo(
    () => layoutPreview(workflow.nodes, workflow.edges, frame),
    [workflow.nodes, workflow.edges],
  );
  const typeOf = useMemo(() => new Map(workflow.nodes.map((node) => [node.key, node.type])), [workflow.nodes]);
  return (
    <svg
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden
      className="size-full"
    >
      {cables.map(({ edge, path }) => (
        <path
          key={edge.id}
          d={path}
          fill="none"
          strokeWidth="1.5"
          strokeLinecap="round"
          opacity="0.75"
          stroke={colourOfOutput(kinds, typeOf.get(edge.sourceKey), edge.sourceHandle)}
        />
      ))}
      {boxes.map(({ node, x, y, width, height }) => (
        <g key={node.id}>
          <rect
            x={x}
            y={y}
            width={width}
            height={height}
            rx={Math.min(4, height / 4)}
            className="fill-surface-raised stroke-border-strong"
            strokeWidth="1"
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
