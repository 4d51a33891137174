import { NodeResizer } from '@xyflow/react';
import { annotationLimits } from '@visualadgen/graph/limits.ts';

/** Edges and corners to pull at. */
export function ResizeEdges({ minWidth, minHeight }: { minWidth: number; minHeight: number }) {
  return (
    <NodeResizer
      minWidth={minWidth}
      minHeight={minHeight}
      maxWidth={annotationLimits.side}
      maxHeight={annotationLimits.side}
      lineClassName="resize-line"
      handleClassName="resize-corner"
    />
  );
}
