import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import type { View } from '../../graph/store/clipboard-actions.ts';
import { overlap } from '../../graph/model/geometry.ts';
import type { Point } from '../../graph/model/graph.ts';
import { pointerPosition } from './pointer-position.ts';

export interface CanvasView extends View {
  /** The middle of what is seen, on the canvas. */
  middle(): Point;
  /** A place in the window as one on the canvas. */
  onCanvas(inWindow: Point): Point;
}

/** What can be seen of the canvas. */
export function useCanvasView(): CanvasView {
  const { screenToFlowPosition } = useReactFlow();
  const canvas = useStoreApi();
  return useMemo(() => {
    const onCanvas = (point: Point) => screenToFlowPosition(point, { snapToGrid: false });
    const bounds = () => canvas.getState().domNode?.getBoundingClientRect() ?? new DOMRect();
    const middle = () => {
      const { x, y, width, height } = bounds();
      return onCanvas({ x: x + width / 2, y: y + height / 2 });
    };
    return {
      onCanvas,
      middle,
      here: () => (pointerPosition.at ? onCanvas(pointerPosition.at) : middle()),
      isInView(rect) {
        const { transform, width, height } = canvas.getState();
        const [x, y, zoom] = transform;
        return overlap(rect, { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom });
      },
    };
  }, [screenToFlowPosition, canvas]);
}
