import type { PortLook } from './port-look.ts';

export const posts: PortLook = { label: 'Posts', color: 'light-dark(oklch(0.56 0.12 72), oklch(0.81 0.13 80))' };
