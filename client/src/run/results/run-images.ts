import type { NodeCategory } from '../../api/generated/graphql.ts';
import { pictureKey } from '../value/image-key.ts';
import { picturesOf } from '../value/read-output.ts';
import type { RunNode } from '../state/run-state.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';

/** A picture of a run: a final one, one that was made on the way, or one that it started from. */
export interface RunPicture {
  key: string;
  url: string;
  group: PictureGroup;
  /** The node that gave it, in the form that it is shown. */
  nodeKey: string;
  nodeName: string;
  /** Its place among those of its node, from 1 on. */
  number: number;
}

export type PictureGroup = 'final' | 'made' | 'taken';

const groups: Record<NodeCategory, PictureGroup> = {
  OUTPUT: 'final',
  MODEL: 'made',
  TRANSFORM: 'made',
  INPUT: 'taken',
};
const order: Record<PictureGroup, number> = { final: 0, made: 1, taken: 2 };

/**
 * Every picture of a run, each once: all final ones first. Where no node is for finished pictures, those of the models are
 * the final ones.
 */
export function picturesOfRun(
  nodes: Readonly<Record<string, Pick<RunNode, 'type' | 'name' | 'output'>>>,
  catalogue: Pick<Catalogue, 'nodeTypes'>,
): RunPicture[] {
  const categories = new Map<string, NodeCategory>(catalogue.nodeTypes.map(({ name, category }) => [name, category]));
  const all = Object.entries(nodes)
    .flatMap(([nodeKey, { type, name, output }]) =>
      picturesOf(output).map((url, index) => ({
        key: pictureKey(url),
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
  return once.map((picture) => (picture.group === 'made' ? { ...picture, group: 'final' } : picture));
}
