import type { NodeCategory } from '../../api/generated/graphql.ts';
import type { Coordinates } from '@visualadgen/graph/values/coordinates.ts';
import { coordinateText } from '../items/item-words.ts';
import { imageKey } from '../value/image-key.ts';
import { imagesOf } from '../value/read-output.ts';
import type { RunCoordinate, RunNode } from '../state/run-state.ts';
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
  /** From which items of which lists it was made; empty for what comes from no list. */
  coordinates: readonly RunCoordinate[];
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
  const following = new Set<string>(
    catalogue.nodeTypes.filter(({ outputs }) => outputs.some(({ follows }) => follows)).map(({ name }) => name),
  );
  const categories = new Map<string, NodeCategory>(catalogue.nodeTypes.map(({ name, category }) => [name, category]));
  const all = Object.entries(nodes)
    .flatMap(([nodeKey, { type, name, output }]) => {
      const origins = originsOf(output);
      return imagesOf(output).map((url, index) => ({
        key: imageKey(url),
        url,
        group: groups[categories.get(type) ?? 'TRANSFORM'],
        nodeKey,
        nodeName: name,
        number: index + 1,
        coordinates: Object.entries(origins.get(url) ?? {})
          // The place in a list that was made one from one of another says nothing more.
          .filter(([key]) => key !== nodeKey || !following.has(type))
          .map(([key, coordinate]) => ({ ...coordinate, nodeKey: key, nodeName: nodes[key]?.name ?? key }))
          // So does a place without words, where it is all that is known.
          .filter(({ label }, _, known) => label !== null || known.length > 1),
      }));
    })
    .toSorted((a, b) => order[a.group] - order[b.group]);
  const seen = new Set<string>();
  const once = all.filter(({ key }) => !seen.has(key) && seen.add(key));
  if (once.some(({ group }) => group === 'final')) return once;
  return once.map((image) => (image.group === 'made' ? { ...image, group: 'final' } : image));
}

/** From which items of which lists each image among some values was made, by its link. */
function originsOf(output: RunNode['output']): Map<string, Coordinates> {
  const origins = new Map<string, Coordinates>();
  for (const value of Object.values(output ?? {})) {
    if (value.kind !== 'list' || !value.of) continue;
    for (const [index, item] of value.items.entries())
      if (item.kind === 'image' && 'link' in item) origins.set(item.link, value.of[index] ?? {});
  }
  return origins;
}

/** What an image is called beside others of its node: what it was made from, else the node alone. */
export function imageTitle({ nodeName, coordinates }: Pick<RunImage, 'nodeName' | 'coordinates'>): string {
  if (coordinates.length === 0) return nodeName;
  return coordinates.map((one) => `${one.nodeName}: ${coordinateText(one)}`).join(' · ');
}
