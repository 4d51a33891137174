import { createContext, useContext } from 'react';

/** Images to look at large, from the one that was clicked. */
export interface ImageView {
  urls: readonly string[];
  index: number;
  /** Where they come from, such as a node's name. */
  title: string;
  /** Where each comes from, in place of the one title. */
  titles?: readonly string[];
}

export const ImageViewerContext = createContext<(view: ImageView) => void>(() => undefined);

export function useImageViewer(): (view: ImageView) => void {
  return useContext(ImageViewerContext);
}
