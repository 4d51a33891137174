import type { AnnotationColor } from '../../../graph/model/graph.ts';

export const colourNames: Record<AnnotationColor, string> = {
  GRAY: 'Grey',
  RED: 'Red',
  ORANGE: 'Orange',
  YELLOW: 'Yellow',
  GREEN: 'Green',
  BLUE: 'Blue',
  PURPLE: 'Purple',
  PINK: 'Pink',
};
