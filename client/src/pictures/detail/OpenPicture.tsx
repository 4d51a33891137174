import { Suspense } from 'react';
import { useParams } from 'wouter';
import { lazyPart } from '../../ui/loading/lazy-part.ts';
import type { PictureList } from '../list/picture-list.ts';
import { usePictureLocation } from '../location/usePictureLocation.ts';

const PictureDetail = lazyPart(async () => (await import('./PictureDetail.tsx')).PictureDetail);

/** The picture that the address names, above the list in whose order one goes on to the next. */
export function OpenPicture({ list }: { list: PictureList }) {
  const { id } = useParams<{ id?: string }>();
  const { openPicture, closePicture, pathOf } = usePictureLocation();
  if (!id) return null;
  const place = list.indexOf(id);
  const step = async (by: 1 | -1) => {
    const next = place + by;
    if (next < 0 || next >= (list.total ?? 0)) return;
    await list.need(next, next + 1);
    const picture = list.at(next);
    if (picture) openPicture(picture.id, { isStep: true });
  };
  return (
    <Suspense>
      <PictureDetail
        id={id}
        onClose={closePicture}
        onOpen={(other) => openPicture(other, { isStep: true })}
        pathOf={pathOf}
        onStep={place < 0 ? null : (by) => void step(by)}
      />
    </Suspense>
  );
}
