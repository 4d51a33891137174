import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type PictureView, readView, writeView } from './picture-view.ts';

export interface PictureLocation {
  view: PictureView;
  /** Looks at something else. What is typed takes the place of what was there: the way back leads past it. */
  look: (changes: Partial<PictureView>, options?: { isTyped?: boolean }) => void;
  /** Where a picture is looked at closely, above the ones around it. */
  pathOf: (id: string) => string;
  openPicture: (id: string, options?: { isStep?: boolean }) => void;
  closePicture: () => void;
}

/** The page's address as what it stands for. */
export function usePictureLocation(): PictureLocation {
  const search = useSearch();
  const [, navigate] = useLocation();
  const view = useMemo(() => readView(new URLSearchParams(search)), [search]);
  const look = useCallback<PictureLocation['look']>(
    (changes, { isTyped = false } = {}) => {
      const next = writeView({ ...view, ...changes });
      if (next !== writeView(view)) navigate(`/pictures${next}`, { replace: isTyped });
    },
    [view, navigate],
  );
  const pathOf = useCallback((id: string) => `/pictures/${encodeURIComponent(id)}${writeView(view)}`, [view]);
  const openPicture = useCallback<PictureLocation['openPicture']>(
    (id, { isStep = false } = {}) => navigate(pathOf(id), { replace: isStep }),
    [navigate, pathOf],
  );
  const closePicture = useCallback(() => navigate(`/pictures${writeView(view)}`), [navigate, view]);
  return { view, look, pathOf, openPicture, closePicture };
}
