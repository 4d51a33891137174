import type { RunItem, RunNode, RunState } from '../state/run-state.ts';
import { valueText } from '@visualadgen/graph/values/value-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { coordinateText } from './item-words.ts';

/** A list that items are made from, with those of its items that are known. */
export interface ListOfItems {
  nodeKey: string;
  nodeName: string;
  choices: readonly { index: number; text: string }[];
}

const longest = 60;

/** The lists that a node runs over, in the order of its coordinates: what each item of them is called, as far as that is known here. */
export function listsOf(node: Pick<RunNode, 'items'>, nodes: RunState['nodes']): ListOfItems[] {
  const lists = new Map<string, { nodeName: string; choices: Map<number, string> }>();
  for (const { coordinates } of Object.values(node.items)) {
    for (const coordinate of coordinates) {
      const { nodeKey, nodeName, index } = coordinate;
      const list = lists.get(nodeKey) ?? { nodeName, choices: new Map(given(nodes[nodeKey])) };
      list.choices.set(index, coordinateText(coordinate));
      lists.set(nodeKey, list);
    }
  }
  return [...lists].map(([nodeKey, { nodeName, choices }]) => ({
    nodeKey,
    nodeName,
    choices: [...choices].map(([index, text]) => ({ index, text })).toSorted((a, b) => a.index - b.index),
  }));
}

/** What a node that ran once gave as a list; of one that ran over a list itself, each run gave a list of its own. */
function given(maker: RunNode | undefined): [number, string][] {
  if (!maker || maker.itemCounts) return [];
  const [list] = Object.values(maker.output ?? {}).filter((value) => value.kind === 'list');
  return (
    list?.items.map((item, index): [number, string] => [
      index,
      item.kind === 'text' ? cutText(valueText(item).trim(), longest, '…') : String(index + 1),
    ]) ?? []
  );
}

/** The coordinates of an item by the list that they are of. */
export function coordinateIn({ coordinates }: Pick<RunItem, 'coordinates'>, nodeKey: string): string {
  const found = coordinates.find((one) => one.nodeKey === nodeKey);
  return found ? coordinateText(found) : '';
}
