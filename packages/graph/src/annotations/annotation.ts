export const annotationColors = ['GRAY', 'RED', 'ORANGE', 'YELLOW', 'GREEN', 'BLUE', 'PURPLE', 'PINK'] as const;
export type AnnotationColor = (typeof annotationColors)[number];

/** Something on the canvas that people read and a run does not. */
export interface Annotation {
  /** The client's own, unique among those of its kind and stable from save to save. */
  key: string;
  color: AnnotationColor;
  position: { x: number; y: number };
  /** Pixels. */
  size: { width: number; height: number };
}

/** A text of its own on the canvas. */
export interface Note extends Annotation {
  text: string;
}

/** A titled area behind nodes that belong together. */
export interface Frame extends Annotation {
  title: string;
}
