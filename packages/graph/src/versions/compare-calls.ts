import type { Graph } from '../graph.ts';
import { readPlace } from '../inputs/input-field.ts';
import type { WorkflowInput } from '../inputs/workflow-input.ts';
import { quote } from '../text/wording.ts';
import type { GraphChange } from './change.ts';
import type { ComparedTypes } from './compare-configs.ts';

/* How a workflow is called: its inputs and outputs, by their names. */

type Sides = Readonly<Record<'before' | 'after', Graph>>;

export function compareCalls(before: Graph, after: Graph, types: ComparedTypes): GraphChange[] {
  const sides = { before, after };
  return [
    ...compareNamed(sides, {
      kind: 'INPUT',
      word: 'input',
      of: ({ inputs = [] }) => inputs,
      differences: (was, is) => [
        ...differIn('label', was.label, is.label, 'its label'),
        ...differIn('help', was.help ?? '', is.help ?? '', 'its help'),
        ...(was.isRequired === is.isRequired
          ? []
          : [{ field: 'isRequired', before: was.isRequired, after: is.isRequired, said: sayRequired(is) }]),
        ...differAt('field', was, is, (input, side) => sayField(input, sides[side], types)),
      ],
    }),
    ...compareNamed(sides, {
      kind: 'OUTPUT',
      word: 'output',
      of: ({ outputs = [] }) => outputs,
      differences: (was, is) => [
        ...differIn('label', was.label, is.label, 'its label'),
        ...differAt('output', was, is, ({ nodeKey, output }, side) => `${output} of ${nameOf(nodeKey, sides[side])}`),
      ],
    }),
  ];
}

interface Difference {
  field: string;
  before: unknown;
  after: unknown;
  /** To follow on its name. */
  said: string;
}

interface Compared<One> {
  kind: 'INPUT' | 'OUTPUT';
  word: string;
  of(graph: Graph): readonly One[];
  differences(was: One, is: One): Difference[];
}

function compareNamed<One extends { name: string; nodeKey: string }>(
  { before, after }: Sides,
  { kind, word, of, differences }: Compared<One>,
): GraphChange[] {
  const byName = (graph: Graph): ReadonlyMap<string, One> => new Map(of(graph).map((one) => [one.name, one]));
  const [old, now] = [byName(before), byName(after)];
  const plain = ({ name, nodeKey }: One, change: 'ADDED' | 'REMOVED'): GraphChange => ({
    kind: `${kind}_${change}`,
    text: `The ${word} ${quote(name)} was ${change.toLowerCase()}.`,
    nodeKeys: [nodeKey],
    field: name,
    before: change === 'ADDED' ? null : name,
    after: change === 'ADDED' ? name : null,
  });
  const changes = of(after).flatMap((is): GraphChange[] => {
    const was = old.get(is.name);
    if (!was) return [plain(is, 'ADDED')];
    return differences(was, is).map(({ field, said, ...values }) => ({
      kind: `${kind}_CHANGED` as const,
      text: `The ${word} ${quote(is.name)}: ${said}.`,
      nodeKeys: [is.nodeKey],
      field: `${is.name}.${field}`,
      ...values,
    }));
  });
  const gone = of(before).filter(({ name }) => !now.has(name));
  const [wasOrder, isOrder] = [
    [...old.keys()].filter((name) => now.has(name)),
    [...now.keys()].filter((name) => old.has(name)),
  ];
  const isReordered = wasOrder.some((name, place) => isOrder[place] !== name);
  return [
    ...changes,
    ...gone.map((one) => plain(one, 'REMOVED')),
    ...(isReordered
      ? [
          {
            kind: `${kind}S_REORDERED` as const,
            text: `The ${word}s stand in another order.`,
            nodeKeys: [],
            field: null,
            before: wasOrder,
            after: isOrder,
          },
        ]
      : []),
  ];
}

function differIn(field: string, before: string, after: string, word: string): Difference[] {
  if (before === after) return [];
  const [was, is] = [before, after].map((text) => (text === '' ? 'empty' : quote(text)));
  return [{ field, before, after, said: `${word} is now ${is}; it was ${was}` }];
}

/** The place that it sets or gives. */
function differAt<One extends { nodeKey: string }>(
  part: 'field' | 'output',
  was: One & Partial<Record<'field' | 'output', string>>,
  is: One & Partial<Record<'field' | 'output', string>>,
  say: (one: One, side: 'before' | 'after') => string,
): Difference[] {
  const place = (one: typeof was) => `${one.nodeKey}.${one[part]}`;
  if (place(was) === place(is)) return [];
  const verb = part === 'field' ? 'sets' : 'gives';
  const said = `it ${verb} ${say(is, 'after')} now; it was ${say(was, 'before')}`;
  return [{ field: part, before: place(was), after: place(is), said }];
}

function sayRequired({ isRequired }: WorkflowInput): string {
  return isRequired ? 'every call has to give it' : 'it may be left out';
}

function sayField({ nodeKey, field: path }: WorkflowInput, graph: Graph, types: ComparedTypes): string {
  const node = graph.nodes.find(({ key }) => key === nodeKey);
  const { field, parameter } = readPlace(path);
  const label = parameter ?? (node && types(node.type)?.fields.find(({ name }) => name === field)?.label) ?? field;
  return `${quote(label)} of ${nameOf(nodeKey, graph)}`;
}

function nameOf(key: string, { nodes }: Graph): string {
  return quote(nodes.find((node) => node.key === key)?.name ?? key);
}
