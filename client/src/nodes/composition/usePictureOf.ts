import type { PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import type { PictureColor } from '@visualadgen/compose/layouts/brand.ts';
import type { Picture } from '@visualadgen/compose/layouts/layout.ts';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { isMutedWire } from '../../graph/model/flow.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { readImageFacts } from '../../run/image/image-facts.ts';
import { useRun } from '../../run/state/RunContext.tsx';
import { imageKey } from '../../run/value/image-key.ts';
import { useSourceImage } from '../image/useSourceImage.ts';
import { ComposedPictureQuery } from './composition-documents.ts';
import type { DrawnPicture } from './DrawingView.tsx';

/** A picture that a composition takes, as far as it is known. */
export interface KnownPicture {
  /** As layouts see it, but for what must stay in view. */
  picture: Omit<Picture, 'focus'>;
  colors: readonly PictureColor[];
  drawn: DrawnPicture;
}

/** CONNECTED: it comes when the workflow runs. */
export type PictureState = KnownPicture | 'NONE' | 'CONNECTED' | 'LOADING' | 'GONE';

/** What comes in at a port: what its source gave in the run on screen, or the photo that was chosen there. */
export function usePictureOf(nodeKey: string, part: PicturePart): PictureState {
  const sourceKey = useEditor(
    ({ edges }) =>
      edges.find((edge) => edge.target === nodeKey && edge.targetHandle === part && !isMutedWire(edge))?.source,
  );
  const { given, chosen: image } = useSourceImage(sourceKey);
  const chosen = image && 'assetId' in image ? image.assetId : null;
  const made = useAssetOf(given);
  const assetId = chosen ?? made;
  const [{ data: told, error, fetching }] = useQuery({
    query: ComposedPictureQuery,
    variables: { assetId: assetId ?? '', isLogo: part === 'logo' },
    pause: assetId === null,
  });
  if (sourceKey === undefined) return 'NONE';
  if (assetId === null) return given === undefined ? 'CONNECTED' : 'LOADING';
  const look = told?.compositionPicture;
  const asset = told?.node?.__typename === 'Asset' ? told.node : null;
  if (!look || !asset) return error || !fetching ? 'GONE' : 'LOADING';
  const { left, top, width, height } = look.piece;
  return {
    picture: { width, height, tones: look.tones, subject: look.subject, isCutOut: look.isCutOut },
    colors: look.colors,
    drawn: { url: asset.url, width: asset.width, height: asset.height, left, top },
  };
}

/** The id of an image of the run on screen, by its link. */
function useAssetOf(url: string | undefined): string | null {
  const client = useClient();
  const executionId = useRun(({ execution }) => execution?.id);
  const [known, setKnown] = useState<{ url: string; assetId: string } | null>(null);
  useEffect(() => {
    if (url === undefined || executionId === undefined) return undefined;
    let isCurrent = true;
    void readImageFacts(client, executionId).then((facts) => {
      const assetId = facts.get(imageKey(url))?.assetId;
      if (isCurrent && assetId !== undefined) setKnown({ url, assetId });
    });
    return () => {
      isCurrent = false;
    };
  }, [client, executionId, url]);
  return known?.url === url ? (known?.assetId ?? null) : null;
}
