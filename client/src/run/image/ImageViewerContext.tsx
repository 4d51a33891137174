import { createContext, useContext } from 'react';

/** Pictures to look at large, from the one that was clicked. */
export interface PictureView {
  urls: readonly string[];
  index: number;
  /** Where they come from, such as a node's name. */
  title: string;
  /** Where each comes from, in place of the one title. */
  titles?: readonly string[];
}

export const PictureViewerContext = createContext<(view: PictureView) => void>(() => undefined);

export function usePictureViewer(): (view: PictureView) => void {
  return useContext(PictureViewerContext);
}
