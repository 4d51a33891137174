import type { AnnotationColor, Frame, Note } from '@visualadgen/graph/annotations/annotation.ts';
import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';

/** In the order in which the gallery shows them. */
export const templateCategories = ['Product photos', 'Social ads', 'Campaigns', 'Compare'] as const;
export type TemplateCategory = (typeof templateCategories)[number];

/** A workflow to begin with: made of today's node types, and complete but for what is the maker's own. */
export interface WorkflowTemplate {
  /** Stays the same for ever, such as `flat-lay`. */
  name: string;
  title: string;
  /** What comes out, in one sentence or two. */
  description: string;
  category: TemplateCategory;
  graph: Graph;
}

/** A template as its file writes it: cards on a grid, joins as text, and what is written around them. */
export interface TemplateDefinition extends Omit<WorkflowTemplate, 'graph'> {
  cards: GraphNode[];
  /** `'idea.text -> prompt.input'`, in the order in which what comes in is merged. */
  joins: string[];
  frames: Omit<Frame, 'key'>[];
  notes: Omit<Note, 'key'>[];
}

/** Throws at once for a join that cannot be read; the rest is for `templates.test.ts`. */
export function defineTemplate({ cards, joins, frames, notes, ...about }: TemplateDefinition): WorkflowTemplate {
  return {
    ...about,
    graph: {
      nodes: cards,
      edges: joins.map(readEdge),
      frames: frames.map((one, index) => ({ key: `frame-${index + 1}`, ...one })),
      notes: notes.map((one, index) => ({ key: `note-${index + 1}`, ...one })),
    },
  };
}

/** Pixels from one column to the next; a card is 256 wide. */
const columnStep = 336;
const cardWidth = 256;
/** From one row to the next: as much as a card with one upright picture takes. Cards without pictures fit into half of it. */
const rowStep = 480;
/** The room that a frame leaves around its cards, and the line above them that its title takes. */
const margin = 32;
const titleRoom = 64;
const noteHeight = 128;

/** A node in a column and a row, both from 0, the row also by halves; its type's form fills in what the config leaves out. */
export function card(
  key: string,
  type: string,
  name: string,
  [column, row]: readonly [column: number, row: number],
  config: Record<string, unknown>,
): GraphNode {
  return { key, type, name, config, position: { x: column * columnStep, y: row * rowStep }, hasBreakpoint: false };
}

/** A frame around whole columns, from the first row on. */
export function frame(
  title: string,
  { column, columns = 1, rows }: { column: number; columns?: number; rows: number },
  color: AnnotationColor,
): Omit<Frame, 'key'> {
  return {
    title,
    color,
    position: { x: column * columnStep - margin, y: -titleRoom },
    size: { width: (columns - 1) * columnStep + cardWidth + 2 * margin, height: rows * rowStep + titleRoom - margin },
  };
}

/** A note above the frame that begins in this column. */
export function noteAbove(
  { column, columns = 1 }: { column: number; columns?: number },
  text: string,
): Omit<Note, 'key'> {
  return {
    text,
    color: 'YELLOW',
    position: { x: column * columnStep - margin, y: -titleRoom - margin / 2 - noteHeight },
    size: { width: (columns - 1) * columnStep + cardWidth + 2 * margin, height: noteHeight },
  };
}

function readEdge(join: string): GraphEdge {
  const [, sourceKey, sourceHandle, targetKey, targetHandle] = /^([\w-]+)\.(\w+) -> ([\w-]+)\.(\w+)$/.exec(join) ?? [];
  if (!sourceKey || !sourceHandle || !targetKey || !targetHandle) throw new Error(`“${join}” joins nothing.`);
  return { sourceKey, sourceHandle, targetKey, targetHandle };
}
