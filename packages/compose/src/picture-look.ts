import type { PictureColor } from './layouts/brand.ts';
import type { Tones } from './layouts/layout.ts';
import type { Subject } from './saliency/find-subject.ts';

/** What compositions see of a picture. */
export interface PictureLook {
  /** Where in the file it begins, in pixels: not at its corner where a logo has an empty rim. */
  left: number;
  top: number;
  /** Pixels. */
  width: number;
  height: number;
  tones: Tones;
  subject: Subject;
  /** The one that covers most first. */
  colors: readonly PictureColor[];
  isCutOut: boolean;
}
