import type { PortKind } from '../../api/generated/graphql.ts';

/** The hue of each kind of port: dot, cable and label. */
export const portColors: Record<PortKind, string> = {
  TEXT: 'var(--port-text)',
  IMAGE: 'var(--port-image)',
  IMAGES: 'var(--port-images)',
  POSTS: 'var(--port-posts)',
  PROMPT: 'var(--port-prompt)',
};

export const portKindLabels: Record<PortKind, string> = {
  TEXT: 'Text',
  IMAGE: 'Image',
  IMAGES: 'Images',
  POSTS: 'Posts',
  PROMPT: 'Prompt',
};
