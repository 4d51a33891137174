import { useMemo } from 'react';
import { useClient } from 'urql';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { Field } from '../../graph/catalogue/catalogue.ts';
import { useFieldScope } from '../fields/FieldScope.ts';
import { readPhotos } from './photo-list.ts';
import type { Photo } from './photo-list.ts';
import type { PhotoActions } from './PhotoRow.tsx';
import type { PhotoTarget } from './photo-uploads.ts';
import { moved } from './useReorder.ts';

/** What can be done with a node's list of photos. It acts on the list as it is by then, for pictures may arrive late. */
export function usePhotoList(field: Field) {
  const client = useClient();
  const { uploadLimits: limits } = useCatalogue();
  const { nodeKey, readConfig, setFields, rememberAsset } = useFieldScope();
  const { name, maximum } = field;
  return useMemo(() => {
    const target: PhotoTarget = {
      id: `${nodeKey} ${name}`,
      client,
      limits,
      most: maximum ?? Number.POSITIVE_INFINITY,
      read: () => readPhotos(readConfig()[name]),
      write: (photos) => setFields({ [name]: photos.length > 0 ? photos : undefined }),
      rememberAsset,
    };
    const actions: PhotoActions = {
      rename: (index, to) =>
        target.write(target.read().map((photo, at) => (at === index ? { ...photo, name: to } : photo))),
      remove: (index) => target.write(target.read().toSpliced(index, 1)),
    };
    return {
      target,
      actions,
      move: (from: number, to: number) => target.write(moved(target.read(), from, to)),
      add: (photo: Photo) => target.write([...target.read(), photo]),
    };
  }, [nodeKey, name, client, limits, maximum, readConfig, setFields, rememberAsset]);
}
