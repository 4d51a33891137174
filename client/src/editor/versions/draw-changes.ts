/* Two versions of a graph as one picture: what is in both, what came and what went. */

export interface DrawnGraph {
  nodes: readonly { key: string; name: string; position: { x: number; y: number } }[];
  edges: readonly DrawnEnds[];
}
interface DrawnEnds {
  sourceKey: string;
  sourceHandle: string;
  targetKey: string;
  targetHandle: string;
}

export type Mark = 'same' | 'changed' | 'added' | 'removed';

export interface Drawing {
  viewBox: string;
  nodes: { key: string; name: string; mark: Mark; x: number; y: number }[];
  edges: { id: string; mark: Mark; path: string }[];
}

/** About as large as cards on the canvas. */
export const box = { width: 280, height: 110 };
const margin = 40;

/** `changedKeys`: nodes in both that are not the same. What went stands where it stood. */
export function drawChanges(before: DrawnGraph, after: DrawnGraph, changedKeys: ReadonlySet<string>): Drawing {
  const old = new Set(before.nodes.map(({ key }) => key));
  const now = new Set(after.nodes.map(({ key }) => key));
  const markOf = (key: string): Mark => (!old.has(key) ? 'added' : changedKeys.has(key) ? 'changed' : 'same');
  const nodes = [
    // Behind the others, for these may have been moved to where it stood.
    ...before.nodes.filter(({ key }) => !now.has(key)).map((node) => place(node, 'removed')),
    ...after.nodes.map((node) => place(node, markOf(node.key))),
  ];
  const places = new Map(nodes.map((node) => [node.key, node]));
  const known = new Set(before.edges.map(identify));
  const kept = new Set(after.edges.map(identify));
  const edges = [
    ...after.edges.map((edge) => ({ edge, mark: known.has(identify(edge)) ? ('same' as const) : ('added' as const) })),
    ...before.edges.filter((edge) => !kept.has(identify(edge))).map((edge) => ({ edge, mark: 'removed' as const })),
  ].flatMap(({ edge, mark }) => {
    const [from, to] = [places.get(edge.sourceKey), places.get(edge.targetKey)];
    return from && to ? [{ id: identify(edge), mark, path: curve(from, to) }] : [];
  });
  return { viewBox: frame(nodes), nodes, edges };
}

function place({ key, name, position }: DrawnGraph['nodes'][number], mark: Mark) {
  return { key, name, mark, ...position };
}

function identify({ sourceKey, sourceHandle, targetKey, targetHandle }: DrawnEnds): string {
  return JSON.stringify([sourceKey, sourceHandle, targetKey, targetHandle]);
}

type Point = { x: number; y: number };

function curve(from: Point, to: Point): string {
  const [x1, y1, x2, y2] = [from.x + box.width, from.y + box.height / 2, to.x, to.y + box.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return `M ${x1} ${y1} C ${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function frame(nodes: readonly Point[]): string {
  if (nodes.length === 0) return '0 0 400 200';
  const left = Math.min(...nodes.map(({ x }) => x)) - margin;
  const top = Math.min(...nodes.map(({ y }) => y)) - margin;
  const right = Math.max(...nodes.map(({ x }) => x)) + box.width + margin;
  const bottom = Math.max(...nodes.map(({ y }) => y)) + box.height + margin;
  return [left, top, right - left, bottom - top].join(' ');
}
