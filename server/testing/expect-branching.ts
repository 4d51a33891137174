import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';
import { countsOf, edgesInto } from './branching-graphs.ts';
import { branchOf, failureText, isFailing, toldOf } from './branching-nodes.ts';

/* What a run of a branching graph gives, read off the rules with nothing but loops. */

/** One run of a node: of which item of which list, and what it gave by name; null where it gave nothing. */
export interface ExpectedRow {
  at: Readonly<Record<string, number>>;
  gave: Readonly<Record<string, string>> | null;
}

export interface ExpectedNode {
  status: 'COMPLETED' | 'FAILED' | 'SKIPPED';
  isAbsent: boolean;
  /** Something of it failed, and goes on by no error output. */
  failsRun: boolean;
  isList: boolean;
  rows: ExpectedRow[];
}

export function expectBranching(graph: Graph, areFailuresOn: boolean): Map<string, ExpectedNode> {
  const expected = new Map<string, ExpectedNode>();
  const { unions } = countsOf(graph);
  for (const node of graph.nodes) expected.set(node.key, expectNode(node));
  return expected;

  function expectNode(node: GraphNode): ExpectedNode {
    if (node.type === 'LIST') return madeList(node);
    const flows = edgesInto(graph, node.key).map((edge) => ({ edge, came: comeOver(edge) }));
    const ports = Map.groupBy(flows, ({ edge }) => edge.targetHandle);
    const ways = Map.groupBy(flows, ({ edge }) => unions.get(edge) ?? edge);
    const streams = [...ways.values()].map((way) => ({
      port: way[0]?.edge.targetHandle ?? '',
      came: together(
        way.map(({ came }) => came),
        way[0]?.edge.targetHandle === 'all',
      ),
    }));
    if (streams.some(({ came }) => came === 'MISSING')) return skipped(false);
    if ([...ports.values()].some((own) => own.every(({ came }) => came === 'ABSENT'))) return skipped(true);
    return runOver(
      node,
      streams.flatMap(({ port, came }) => (typeof came === 'string' ? [] : [{ port, came }])),
    );
  }

  function comeOver({ sourceKey, sourceHandle }: GraphEdge): Came {
    const source = expected.get(sourceKey);
    if (!source || source.isAbsent) return 'ABSENT';
    if (source.status === 'SKIPPED' || (source.status === 'FAILED' && source.failsRun)) return 'MISSING';
    const gone = source.rows.filter(({ gave }) => gave === null || sourceHandle in gave);
    if (gone.length === 0) return 'ABSENT';
    return { isList: source.isList, rows: gone.map(({ at, gave }) => ({ at, text: gave?.[sourceHandle] ?? null })) };
  }

  function runOver(node: GraphNode, streams: readonly { port: string; came: Flow }[]): ExpectedNode {
    const iterated = streams.filter(({ port }) => port !== 'all').toSorted((a, b) => (a.port < b.port ? -1 : 1));
    const whole = streams.filter(({ port }) => port === 'all').flatMap(({ came }) => came.rows.map(({ text }) => text));
    let joined: { at: Record<string, number>; texts: (string | null)[] }[] = [{ at: {}, texts: [] }];
    for (const { came } of iterated)
      joined = joined.flatMap(({ at, texts }) =>
        came.rows
          .filter((row) => meets(row.at, at))
          .map((row) => ({ at: { ...at, ...row.at }, texts: [...texts, row.text] })),
      );
    if (joined.length === 0) return skipped(true);
    const runs = joined.map(({ at, texts }) => ({ at, ...runOne(node, texts, whole) }));
    return concluded(
      node,
      iterated.some(({ came }) => came.isList),
      runs,
    );
  }

  function runOne({ type, config }: GraphNode, texts: readonly (string | null)[], whole: readonly (string | null)[]) {
    if (texts.includes(null)) return { gave: null, isFailed: false };
    const [index, fails] = [Number(config['index']), config['fails'] === true && areFailuresOn];
    const text = type === 'SIFT' ? String(texts[0]) : toldOf(index, texts, whole);
    if (isFailing(fails, text)) return { gave: { error: failureText }, isFailed: true };
    return { gave: { [type === 'SIFT' ? branchOf(index, text) : 'text']: text }, isFailed: false };
  }

  function concluded(
    node: GraphNode,
    isList: boolean,
    runs: readonly (ExpectedRow & { isFailed: boolean })[],
  ): ExpectedNode {
    const isHandled = graph.edges.some(
      ({ sourceKey, sourceHandle }) => sourceKey === node.key && sourceHandle === 'error',
    );
    const isAny = runs.some(({ gave, isFailed }) => gave !== null && !isFailed);
    const isFailed = runs.some((run) => run.isFailed);
    return {
      status: isAny ? 'COMPLETED' : isFailed ? 'FAILED' : 'SKIPPED',
      isAbsent: false,
      failsRun: isFailed && !isHandled,
      isList,
      rows: runs.map(({ at, gave, isFailed: isOwn }) => ({ at, gave: isOwn && !isHandled ? null : gave })),
    };
  }
}

interface Flow {
  isList: boolean;
  rows: readonly { at: Readonly<Record<string, number>>; text: string | null }[];
}

type Came = Flow | 'ABSENT' | 'MISSING';

/** What came by several connections of which each thing takes one. */
function together(ways: readonly Came[], isWhole: boolean): Came {
  const flows = ways.filter((came) => typeof came !== 'string');
  if (cameTwice(flows)) throw new Error('Two connections that exclude each other brought something to one place.');
  const those = isWhole ? flows.filter(({ rows }) => rows.some(({ text }) => text !== null)) : flows;
  if (those.length === 0) return ways.includes('MISSING') || flows.length > 0 ? 'MISSING' : 'ABSENT';
  const rows = new Map<string, Flow['rows'][number]>();
  for (const row of those.flatMap((flow) => flow.rows))
    if (row.text !== null || !rows.has(placeOf(row.at))) rows.set(placeOf(row.at), row);
  const came = isWhole ? those.flatMap((flow) => flow.rows).filter(({ text }) => text !== null) : [...rows.values()];
  return { isList: those.some(({ isList }) => isList), rows: came };
}

function cameTwice(flows: readonly Flow[]): boolean {
  const came = flows.map(({ rows }) => rows.filter(({ text }) => text !== null));
  return came.some((rows, index) =>
    came.slice(index + 1).some((others) => rows.some(({ at }) => others.some((other) => meets(at, other.at)))),
  );
}

function madeList({ key, config }: GraphNode): ExpectedNode {
  const values = config['values'] as string[];
  const rows = values.map((text, index) => ({ at: { [key]: index }, gave: { text } }));
  return { status: 'COMPLETED', isAbsent: false, failsRun: false, isList: true, rows };
}

function skipped(isAbsent: boolean): ExpectedNode {
  return { status: 'SKIPPED', isAbsent, failsRun: false, isList: false, rows: [] };
}

function meets(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  return Object.entries(a).every(([key, index]) => b[key] === undefined || b[key] === index);
}

/** A text that only the same place has. */
export function placeOf(at: Readonly<Record<string, number>>): string {
  return Object.keys(at)
    .toSorted()
    .map((key) => `${key}:${at[key]}`)
    .join(' ');
}
