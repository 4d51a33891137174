import type { PortLook } from './port-look.ts';

export const text: PortLook = { label: 'Text', color: 'light-dark(oklch(0.56 0.09 250), oklch(0.74 0.085 250))' };
