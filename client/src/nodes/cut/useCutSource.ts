import { useEffect, useState } from 'react';
import type { Size } from '@visualadgen/graph/pictures/piece-around.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { isMutedWire } from '../../graph/model/flow.ts';
import { isRecord } from '../../graph/model/graph.ts';
import { knownSize } from '../../run/image/image-copies.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import { useSourceImage } from '../image/useSourceImage.ts';
import { chosenModel } from '../summary/summary.ts';
import { readShape } from './cut-setting.ts';

/** What will be cut, as far as that is known: an image, or only the shape that it will have. */
export interface CutSource {
  url: string | null;
  size: Size;
}

/** Where it is a mere shape, its numbers are small, and no part of it a whole one: so it is made large. */
export function sizeOf({ url, size }: CutSource): Size {
  return url ? size : { width: size.width * 1_000, height: size.height * 1_000 };
}

/**
 * The first image that a node would take: what its first source gave in the run on screen, or the photo that was chosen there, or the
 * shape that a model is set to draw. Of a node with a port for it, what comes in there. Null where not even that is known.
 */
export function useCutSource(nodeKey: string): CutSource | null {
  const catalogue = useCatalogue();
  const sourceKey = useEditor(({ edges }) => {
    const into = edges.filter((edge) => edge.target === nodeKey && !isMutedWire(edge));
    return (into.find(({ targetHandle }) => targetHandle === 'image') ?? into[0])?.source;
  });
  const { data, type, given, chosen: image } = useSourceImage(sourceKey);
  const chosen = useEditor(({ assetUrls }) => image && ('url' in image ? image.url : assetUrls[image.assetId]));
  const url = chosen ?? given ?? null;
  const size = useNaturalSize(url);
  if (url) return size && { url, size };
  const model = data && type ? chosenModel({ type, config: data.config, catalogue }) : undefined;
  const parameters = type?.fields.find(({ kind }) => kind === 'MODEL_PARAMETERS');
  const ratio = model?.parameters.find(({ name }) => name === 'aspect_ratio');
  if (!data || !parameters || !ratio) return null;
  const values = data.config[parameters.name];
  const shape = readShape(String(parameterValue(isRecord(values) ? values : {}, ratio)));
  return shape && { url: null, size: shape };
}

/** In pixels, once it is known. */
function useNaturalSize(url: string | null): Size | null {
  const [known, setKnown] = useState<{ url: string; size: Size } | null>(null);
  const remembered = url ? knownSize(url) : null;
  useEffect(() => {
    if (!url || remembered) return undefined;
    const image = new Image();
    const stop = new AbortController();
    const measure = () => setKnown({ url, size: { width: image.naturalWidth, height: image.naturalHeight } });
    image.addEventListener('load', measure, { signal: stop.signal });
    image.src = url;
    return () => stop.abort();
  }, [url, remembered]);
  if (remembered) return remembered;
  return known?.url === url ? known.size : null;
}
