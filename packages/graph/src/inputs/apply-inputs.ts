import type { Graph, GraphNode } from '../graph.ts';
import type { ConfigProblem } from '../problem.ts';
import type { TypeLookup } from '../ports/ports.ts';
import { cutText } from '../text/cut-text.ts';
import { withSet } from './given-lists.ts';
import { takesOne } from './input-kinds.ts';
import { findInputField } from './input-field.ts';
import type { InputField } from './input-field.ts';
import { readCall } from './read-call.ts';
import type { Call, InputValues } from './read-call.ts';
import { setInNode } from './set-in-node.ts';
import type { CheckedType } from './set-in-node.ts';
import type { WorkflowInput } from './workflow-input.ts';

export interface ApplyOptions {
  types: TypeLookup<CheckedType>;
  /** Items of one list, at most. */
  most: number;
  /** Inputs of the workflow that set nothing in this graph, which is a part of it. */
  elsewhere?: readonly WorkflowInput[];
  /** What is required may be left out, as where only a price is asked for. */
  isPartial?: boolean;
}

/** The graph that is run, or what is wrong with the call, each with its path in it, such as `['inputs', 'headline']`. */
export type Applied = { ok: true; graph: Graph } | { ok: false; problems: ConfigProblem[] };

/** Several values for the same inputs, each of which is run. */
interface CallList {
  /** Null where rows were given. */
  input: WorkflowInput | null;
  items: readonly InputValues[];
}

/**
 * A graph with the values of a call in the fields of its inputs. Rows, and a list for an input that takes one value, become lists that the
 * nodes run over which they set; the configs keep what stands for all items.
 */
export function applyInputs(
  graph: Graph,
  call: Call,
  { types, most, elsewhere = [], isPartial = false }: ApplyOptions,
): Applied {
  const problems: ConfigProblem[] = [];
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  const inputs = graph.inputs ?? [];
  const fields = new Map(inputs.map((input) => [input, fieldOf(input)]));
  const mayBeNull = (input: WorkflowInput) => fields.get(input)?.default === null;
  const { common, rows } = readCall(call, { inputs, elsewhere, most, isPartial, mayBeNull }, problems);
  if (problems.length > 0) return { ok: false, problems };

  const single = new Map<WorkflowInput, unknown>();
  const lists: CallList[] = [];
  for (const [input, value] of common) {
    if (!Array.isArray(value) || !isForOne(input)) single.set(input, value);
    else if (value.length > 0 && value.length <= most)
      lists.push({ input, items: value.map((one) => new Map([[input, one]])) });
    else problems.push({ path: ['inputs', input.name], message: sayLength(value.length, most) });
  }
  if (rows.length > 0) lists.push({ input: null, items: rows });

  for (const [key, values] of byNode(single)) {
    const set = setIn(key, values, ({ name }) => ['inputs', name]);
    change(key, (node) => ({ ...node, config: withSet(node.config, set) }));
  }
  for (const list of lists) addList(list);
  if (problems.length > 0) return { ok: false, problems };
  const given = inputs.filter((input) => common.has(input)).map(({ name }) => name);
  return { ok: true, graph: { ...graph, nodes: [...nodes.values()], ...(given.length > 0 && { givenInputs: given }) } };

  /** The nodes that a list sets run over it, all by the same key. */
  function addList({ input, items }: CallList): void {
    const key = freeKey(input ? `inputs.${input.name}` : 'inputs', nodes);
    const labels = items.map(labelOf);
    const sets = new Map<string, Record<string, unknown>[]>();
    for (const [index, values] of items.entries()) {
      const pathOf = ({ name }: WorkflowInput) =>
        input ? ['inputs', name, String(index)] : ['rows', String(index), name];
      for (const [nodeKey, own] of byNode(values)) {
        const all = sets.get(nodeKey) ?? items.map(() => ({}));
        all[index] = setIn(nodeKey, own, pathOf);
        sets.set(nodeKey, all);
      }
    }
    for (const [nodeKey, own] of sets) {
      const set = own.map((one, index) => ({ label: labels[index] ?? null, set: one }));
      const list = { key, input: input?.name ?? null, items: set };
      change(nodeKey, (node) => ({ ...node, givenLists: [...(node.givenLists ?? []), list] }));
    }
  }

  function setIn(key: string, values: InputValues, pathOf: (input: WorkflowInput) => string[]) {
    const node = nodes.get(key);
    const type = node && types(node.type);
    return node && type ? setInNode(node, type, values, pathOf, problems) : {};
  }

  function change(key: string, to: (node: GraphNode) => GraphNode): void {
    const node = nodes.get(key);
    if (node) nodes.set(key, to(node));
  }

  function fieldOf({ nodeKey, field }: WorkflowInput): InputField | undefined {
    const node = nodes.get(nodeKey);
    const type = node && types(node.type);
    return node && type && findInputField(type, node.config, field);
  }

  function isForOne(input: WorkflowInput): boolean {
    const field = fields.get(input);
    return field !== undefined && takesOne(field.kind);
  }
}

function byNode(values: InputValues): Map<string, Map<WorkflowInput, unknown>> {
  const nodes = new Map<string, Map<WorkflowInput, unknown>>();
  for (const [input, value] of values) {
    const own = nodes.get(input.nodeKey) ?? new Map<WorkflowInput, unknown>();
    nodes.set(input.nodeKey, own.set(input, value));
  }
  return nodes;
}

function sayLength(length: number, most: number): string {
  return `must be one value, or a list of 1 to ${most.toLocaleString('en')}, but has ${length.toLocaleString('en')}`;
}

const longestLabel = 60;

/** Its first words. */
function labelOf(values: InputValues): string | null {
  for (const value of values.values()) {
    const words = typeof value === 'string' ? value.trim().replaceAll(/\s+/gu, ' ') : '';
    if (words !== '') return cutText(words, longestLabel, '…');
  }
  return null;
}

/** One that no node has. */
function freeKey(wanted: string, nodes: ReadonlyMap<string, unknown>): string {
  let key = wanted;
  while (nodes.has(key)) key += '*';
  return key;
}
