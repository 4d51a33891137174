import { distinctNames, pictureFileName } from '../image/file-name.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import type { RunPicture } from './run-images.ts';

/** A name for each picture of a run, by its key and without an ending: the same one whichever way it is taken home. */
export function namePictures(
  pictures: readonly RunPicture[],
  facts: FactsByKey | null,
  workflowName: string,
): ReadonlyMap<string, string> {
  const perNode = Map.groupBy(pictures, ({ nodeKey }) => nodeKey);
  const names = pictures.map(({ key, nodeKey, nodeName, number }) =>
    pictureFileName({
      workflowName,
      nodeName,
      size: facts?.get(key),
      number: (perNode.get(nodeKey)?.length ?? 1) > 1 ? number : null,
    }),
  );
  const distinct = distinctNames(names);
  return new Map(pictures.map(({ key }, index) => [key, distinct[index] ?? '']));
}
