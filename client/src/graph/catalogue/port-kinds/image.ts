import type { PortLook } from './port-look.ts';

export const image: PortLook = { label: 'Image', color: 'light-dark(oklch(0.545 0.095 190), oklch(0.77 0.1 190))' };
