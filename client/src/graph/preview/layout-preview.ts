interface PreviewNode {
  key: string;
  position: { x: number; y: number };
}

interface PreviewEdge {
  sourceKey: string;
  targetKey: string;
}

export interface PreviewLayout<Node, Edge> {
  boxes: { node: Node; x: number; y: number; width: number; height: number }[];
  /** Cables, each as an SVG path from the right side of a box to the left side of another. */
  cables: { edge: Edge; path: string }[];
}

/** How large a card is on the canvas, about. */
const card = { width: 260, height: 150 };
/** Small graphs are not blown up beyond this. */
const largestScale = 0.24;
const margin = 20;

/** A graph made small: fitted into a frame (in pixels) and centred there. Edges to missing nodes are left out. */
export function layoutPreview<Node extends PreviewNode, Edge extends PreviewEdge>(
  nodes: readonly Node[],
  edges: readonly Edge[],
  frame: { width: number; height: number },
): PreviewLayout<Node, Edge> {
  if (nodes.length === 0) return { boxes: [], cables: [] };
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const width = Math.max(...nodes.map(({ position }) => position.x)) - left + card.width;
  const height = Math.max(...nodes.map(({ position }) => position.y)) - top + card.height;
  const scale = Math.min((frame.width - 2 * margin) / width, (frame.height - 2 * margin) / height, largestScale);
  const offset = { x: (frame.width - width * scale) / 2, y: (frame.height - height * scale) / 2 };

  const boxes = nodes.map((node) => ({
    node,
    x: offset.x + (node.position.x - left) * scale,
    y: offset.y + (node.position.y - top) * scale,
    width: card.width * scale,
    height: card.height * scale,
  }));
  const byKey = new Map(boxes.map((box) => [box.node.key, box]));
  const cables = edges.flatMap((edge) => {
    const source = byKey.get(edge.sourceKey);
    const target = byKey.get(edge.targetKey);
    return source && target ? [{ edge, path: drawCable(source, target) }] : [];
  });
  return { boxes, cables };
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function drawCable(source: Box, target: Box): string {
  const from = { x: source.x + source.width, y: source.y + source.height / 2 };
  const to = { x: target.x, y: target.y + target.height / 2 };
  const bend = Math.max(Math.abs(to.x - from.x) / 2, 6);
  const [startY, endY] = [round(from.y), round(to.y)];
  return `M${round(from.x)} ${startY}C${round(from.x + bend)} ${startY} ${round(to.x - bend)} ${endY} ${round(to.x)} ${endY}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
