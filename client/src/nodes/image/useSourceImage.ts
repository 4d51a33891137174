import { useShallow } from 'zustand/react/shallow';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import type { CardData } from '../../graph/model/flow.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useRun } from '../../run/state/RunContext.tsx';
import { imagesOf } from '../../run/value/read-output.ts';
import { summarize } from '../summary/summary.ts';
import type { Summary } from '../summary/summary.ts';

/** A node that an image comes from, as far as that is known. */
export interface SourceImage {
  data: CardData | undefined;
  type: NodeType | undefined;
  /** The link of the first image that it gave in the run on screen. */
  given: string | undefined;
  /** The photo that was chosen there. */
  chosen: Summary['image'];
}

export function useSourceImage(sourceKey: string | undefined): SourceImage {
  const catalogue = useCatalogue();
  const data = useEditor(({ nodes }) => nodes.find(({ id }) => id === sourceKey)?.data);
  const given = useRun(
    useShallow(({ nodes }) => imagesOf(sourceKey === undefined ? null : nodes[sourceKey]?.output)),
  )[0];
  const type = catalogue.nodeType(data?.type);
  const chosen = data && type ? summarize({ type, config: data.config, catalogue }).image : null;
  return { data, type, given, chosen };
}
