import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';

/** The hue of each kind of port: dot, cable and label. */
export const portColors: Record<PortKind, string> = {
  text: 'var(--port-text)',
  image: 'var(--port-image)',
  images: 'var(--port-images)',
  posts: 'var(--port-posts)',
  prompt: 'var(--port-prompt)',
};

export const portKindLabels: Record<PortKind, string> = {
  text: 'Text',
  image: 'Image',
  images: 'Images',
  posts: 'Posts',
  prompt: 'Prompt',
};
