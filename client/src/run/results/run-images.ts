import type { NodeCategory } from '../../api/generated/graphql.ts';
import { imageKey } from '../value/image-key.ts';
import { imagesOf } from '../value/read-output.ts';
import type { RunNode } from '../state/run-state.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';

/** An image of a run: a final one, one that was made on the way, or one that it started from. */
export interface RunImage {
  key: string;
  url: string;
  group: ImageGroup;
  /** The node that gave it, in the form that it is shown. */
  nodeKey: string;
  nodeName: string;
  /** Its place among those of its node, from 1 on. */
  number: number;
}

export type ImageGroup = 'final' | 'made' | 'taken';

const groups: Record<NodeCategory, ImageGroup> = {
  OUTPUT: 'final',
  MODEL: 'made',
  TRANSFORM: 'made',
  INPUT: 'taken',
};
const order: Record<ImageGroup, number> = { final: 0, made: 1, taken: 2 };

/**
 * Every image of a run, each once: all final ones first. Where no node is for finished images, those of the models are
 * the final ones.
 */
export function imagesOfRun(
  nodes: Readonly<Record<string, Pick<RunNode, 'type' | 'name' | 'output'>>>,
  catalogue: Pick<Catalogue, 'nodeTypes'>,
): RunImage[] {
  const categories = new Map<string, NodeCategory>(catalogue.nodeTypes.map(({ name, category }) => [name, category]));
  const all = Object.entries(nodes)
    .flatMap(([nodeKey, { type, name, output }]) =>
      imagesOf(output).map((url, index) => ({
        key: imageKey(url),
        url,
        group: groups[categories.get(type) ?? 'TRANSFORM'],
        nodeKey,
        nodeName: name,
        number: index + 1,
      })),
    )
    .toSorted((a, b) => order[a.group] - order[b.group]);
  const seen = new Set<string>();
  const once = all.filter(({ key }) => !seen.has(key) && seen.add(key));
  if (once.some(({ group }) => group === 'final')) return once;
  return once.map((image) => (image.group === 'made' ? { ...image, group: 'final' } : image));
}
