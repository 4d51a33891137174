import { coordinateText } from '../items/item-words.ts';
import type { RunCoordinate } from '../state/run-state.ts';

interface Made {
  coordinates: readonly RunCoordinate[];
}

/** By the key of the node that made a list: the item of it that is chosen, from 0. */
export type ChosenItems = Readonly<Record<string, number>>;

/** A list that images were made from, with the items of it that any was made from. */
export interface ImageList {
  nodeKey: string;
  nodeName: string;
  items: readonly { index: number; text: string }[];
}

/** The lists that images were made from, in the order in which they come first. */
export function listsOfImages(images: readonly Made[]): ImageList[] {
  const all = images.flatMap(({ coordinates }) => coordinates);
  return [...Map.groupBy(all, ({ nodeKey }) => nodeKey)].map(([nodeKey, own]) => ({
    nodeKey,
    nodeName: own[0]?.nodeName ?? nodeKey,
    items: [...new Map(own.map((one) => [one.index, coordinateText(one)]))]
      .map(([index, text]) => ({ index, text }))
      .toSorted((a, b) => a.index - b.index),
  }));
}

/** Whether an image was made from the chosen items. One that a list has nothing to do with is not hidden by a choice of its items. */
export function isChosen({ coordinates }: Made, where: ChosenItems): boolean {
  return coordinates.every(({ nodeKey, index }) => where[nodeKey] === undefined || where[nodeKey] === index);
}

/** Images in parts, one for each item of a list, in the order of the list; those that it has nothing to do with come last. */
export function partsOf<Image extends Made>(
  images: readonly Image[],
  listKey: string | null,
): { title: string | null; images: Image[] }[] {
  if (listKey === null) return [{ title: null, images: [...images] }];
  const placeOf = ({ coordinates }: Image) => coordinates.find(({ nodeKey }) => nodeKey === listKey);
  return [...Map.groupBy(images, (image) => placeOf(image)?.index ?? Number.POSITIVE_INFINITY)]
    .toSorted(([a], [b]) => a - b)
    .map(([, own]) => {
      const place = own[0] && placeOf(own[0]);
      return { title: place ? `${place.nodeName}: ${coordinateText(place)}` : null, images: own };
    });
}
