import type { AnnotationColor } from '@visualadgen/graph/annotations/annotation.ts';

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
