import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { canMeet, type Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import { isRecord, type Value } from '@visualadgen/graph/values/value.ts';
import type { ExecutionRow, NodeExecutionRow } from '../../store/tables.ts';
import type { Context } from '../context.ts';
import { givenOf } from '../values-of-node.ts';
import { type LineageKind, type LineageLinkRow, type LineageStepRow, mostSteps } from './lineage-row.ts';

export type Knows = Pick<Context, 'loaders' | 'nodeTypes'>;

type TextStep = Omit<LineageStepRow, 'seed' | 'asset' | 'generation'> & { links: LineageLinkRow[] };

/** A node of a run, or one item of it, and the step that it is. */
interface Place {
  execution: ExecutionRow;
  node: Pick<NodeExecutionRow, 'node_key'>;
  /** Of which items of which lists it is made. */
  coordinates: Coordinates;
  to: string;
}

/** Characters of a step's words. */
const longestText = 2_000;

const kinds: Readonly<Record<string, LineageKind>> = {
  SOCIAL_MEDIA: 'POST',
  TEXT_INPUT: 'TEXT',
  TEXT_LIST: 'TEXT',
  TABLE: 'TEXT',
  TEXT_MODEL: 'WRITING',
  DESCRIBE_IMAGE: 'WRITING',
  PROMPT: 'PROMPT',
};

/**
 * The words that came to a node, from node to node back to where they were written. Pictures are gone back from by themselves. Where ways come
 * together, what is before them is looked at once: `seen`.
 */
export async function textsBefore(place: Place, context: Knows, seen = new Set<string>()): Promise<TextStep[]> {
  const { execution, node, to } = place;
  const parts = await context.loaders.nodeExecutionsOfExecution.load(execution.id);
  const edges = execution.graph.edges.filter(({ targetKey }) => targetKey === node.node_key);
  const found = await Promise.all(edges.map((edge) => stepAt(edge, place, parts, context)));
  const steps = new Map(found.flatMap((step) => (step ? [[step.key, step] as const] : [])));
  const fresh = [...steps.values()].filter(({ key }) => !seen.has(key) && seen.size < mostSteps && seen.add(key));
  const before = await Promise.all(
    fresh.map(({ key, source }) => textsBefore({ ...place, node: source, to: key }, context, seen)),
  );
  const own = [...steps.values()].map((step) => ({ ...step, links: [{ from: step.key, to }] }));
  return [...own, ...before.flat()];
}

async function stepAt(
  { sourceKey, sourceHandle }: GraphEdge,
  { execution, coordinates }: Place,
  parts: readonly NodeExecutionRow[],
  context: Knows,
) {
  const source = parts.find((part) => part.node_key === sourceKey);
  const node = execution.graph.nodes.find(({ key }) => key === sourceKey);
  if (!source || !node) return null;
  const given = await givenOf(source, context);
  const own = given.filter((one) => canMeet(one.coordinates ?? {}, coordinates));
  const text = own
    .flatMap(({ values }) => wordsOf(values[sourceHandle], coordinates[sourceKey]?.index))
    .filter((words) => words !== '')
    .join('\n');
  if (text === '') return null;
  const item = own.length === 1 && own[0]?.coordinates ? JSON.stringify(indexesOf(own[0].coordinates)) : '';
  const index = coordinates[sourceKey]?.index ?? '';
  return {
    key: `node:${execution.id}:${sourceKey}:${item}${index}`,
    kind: kinds[node.type] ?? ('STEP' as const),
    title: node.name,
    text: cutText(text, longestText, '…'),
    execution,
    at: source.finished_at,
    source,
  };
}

function indexesOf(coordinates: Coordinates): [string, number][] {
  return Object.entries(coordinates).map(([key, { index }]) => [key, index]);
}

/** What there is to read of a value; of a list the one item that was taken, where one was. */
function wordsOf(value: Value | undefined, index: number | undefined): string[] {
  switch (value?.kind) {
    case 'text':
      return [value.text];
    case 'post':
      return [titleOf(value.post)];
    case 'list': {
      const items = index === undefined ? value.items : value.items.slice(index, index + 1);
      return items.flatMap((item) => wordsOf(item, undefined));
    }
    default:
      return [];
  }
}

function titleOf(post: unknown): string {
  const title = isRecord(post) ? post['title'] : null;
  return typeof title === 'string' ? title : '';
}
