import { distinctNames, imageFileName } from '../image/file-name.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import type { RunImage } from './run-images.ts';

/** A name for each image of a run, by its key and without an ending: the same one whichever way it is taken home. */
export function nameImages(
  images: readonly RunImage[],
  facts: FactsByKey | null,
  workflowName: string,
): ReadonlyMap<string, string> {
  const perNode = Map.groupBy(images, ({ nodeKey }) => nodeKey);
  const names = images.map(({ key, nodeKey, nodeName, number, coordinates }) =>
    imageFileName({
      workflowName,
      nodeName,
      // What it was made from tells it from the others better than a number does.
      madeFrom: coordinates.map((one) => one.label ?? `${one.nodeName} ${one.index + 1}`),
      size: facts?.get(key),
      number: (perNode.get(nodeKey)?.length ?? 1) > 1 && coordinates.length === 0 ? number : null,
    }),
  );
  const distinct = distinctNames(names);
  return new Map(images.map(({ key }, index) => [key, distinct[index] ?? '']));
}
