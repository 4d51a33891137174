import { inputLimits } from '@visualadgen/graph/limits.ts';
import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import { idsInside } from '../model/frame-contents.ts';
import { parseGraph } from './parse-graph.ts';
import { isFrame } from '../model/annotation.ts';
import { toGraph } from '../model/flow.ts';
import type { Flow } from '../model/flow.ts';
import type { MadeWay } from '../model/geometry.ts';
import { isRecord } from '../model/graph.ts';
import type { Graph, GraphNode, Point } from '../model/graph.ts';
import { renamedTogether } from '../model/follow-renames.ts';
import type { TemplateFields } from '../model/follow-renames.ts';
import { newNodeKey, newNodeName } from '../model/keys.ts';

const marker = 'visualadgen/nodes';

/** Nodes, notes and frames with the edges between them, as text for the clipboard. */
export function toClipboardText(part: Graph): string {
  return JSON.stringify({ format: marker, ...part });
}

/** The nodes in a text of the clipboard; null when the text is something else. */
export function fromClipboardText(text: string): Graph | null {
  if (!text.includes(marker)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value['format'] === marker ? parseGraph(value) : null;
  } catch {
    return null;
  }
}

/**
 * What is chosen on the canvas, a frame with all that lies in it, and the edges between; null when nothing is. `isFed`: with the
 * edges that come from outside, too.
 */
export function chosenPart({ nodes, edges, annotations }: Flow, isFed = false): Graph | null {
  const all = [...nodes, ...annotations];
  const ids = new Set(all.flatMap(({ id, selected }) => (selected ? [id] : [])));
  if (ids.size === 0) return null;
  for (const frame of annotations.filter(isFrame)) {
    if (ids.has(frame.id)) for (const id of idsInside(frame, { nodes, annotations })) ids.add(id);
  }
  return toGraph({
    // As it is seen, also where it made way for results.
    nodes: nodes.filter(({ id }) => ids.has(id)).map(withoutEdits),
    edges: edges.filter(({ source, target }) => ids.has(target) && (isFed || ids.has(source))),
    annotations: annotations.filter(({ id }) => ids.has(id)).map(withoutEdits),
    // A copy of a node is set by hand until it is made an input too.
    inputs: [],
    outputs: [],
  });
}

function withoutEdits<Thing extends MadeWay>(thing: Thing): Thing {
  return { ...thing, home: undefined };
}

/**
 * The same under new keys, and under new names where theirs are taken, moved, fit to be added to a graph that has `taken`. Templates
 * in the part that name its nodes go on doing so; what they name outside of it stays. Edges from there lead from there still.
 */
export function renewed(part: Graph, taken: Graph, move: Point, fieldsOf: TemplateFields): Graph {
  const takenKeys = new Set(taken.nodes.map(({ key }) => key));
  const keys = new Set([...taken.nodes, ...taken.notes, ...taken.frames].map(({ key }) => key));
  const renamed = renamedTogether(part, newNames(part.nodes, taken.nodes), fieldsOf, taken.nodes);
  const newKeys = new Map<string, string>();
  const fresh = <Item extends { position: Point }>(item: Item) => {
    const key = newNodeKey(keys);
    keys.add(key);
    return { ...item, key, position: { x: item.position.x + move.x, y: item.position.y + move.y } };
  };
  const nodes = part.nodes.map((node) => {
    const added = fresh(renamed.get(node) ?? node);
    newKeys.set(node.key, added.key);
    return added;
  });
  const edges = part.edges.flatMap((edge) => {
    const sourceKey = newKeys.get(edge.sourceKey) ?? (takenKeys.has(edge.sourceKey) ? edge.sourceKey : undefined);
    const targetKey = newKeys.get(edge.targetKey);
    return sourceKey && targetKey ? [{ ...edge, sourceKey, targetKey }] : [];
  });
  return {
    nodes,
    edges,
    notes: part.notes.map(fresh),
    frames: part.frames.map(fresh),
    inputs: renamedParts(part.inputs, taken.inputs, newKeys),
    outputs: renamedParts(part.outputs, taken.outputs, newKeys),
  };
}

/** The inputs or outputs of nodes under new keys, under new names where theirs are taken. */
function renamedParts<One extends { name: string; nodeKey: string }>(
  parts: readonly One[],
  there: readonly One[],
  newKeys: ReadonlyMap<string, string>,
): One[] {
  const taken = new Set(there.map(({ name }) => name));
  return parts.flatMap((one) => {
    const nodeKey = newKeys.get(one.nodeKey);
    if (nodeKey === undefined) return [];
    // There is room for a number.
    const base = one.name.length > inputLimits.name - 4 ? 'copy' : one.name;
    let { name } = one;
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
    taken.add(name);
    return [{ ...one, name, nodeKey }];
  });
}

/** A name that is free stays with the first that has it; only then are the others named anew. */
function newNames(nodes: readonly GraphNode[], there: readonly GraphNode[]): Map<GraphNode, string> {
  const taken = new Set(there.map(({ name }) => nameKey(name)));
  const renamed = nodes.filter(({ name }) => {
    const key = nameKey(name);
    const isTaken = taken.has(key);
    taken.add(key);
    return isTaken;
  });
  return new Map(
    renamed.map((node) => {
      const name = newNodeName(node.name, taken);
      taken.add(nameKey(name));
      return [node, name];
    }),
  );
}
