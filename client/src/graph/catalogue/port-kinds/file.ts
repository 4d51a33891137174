import type { PortLook } from './port-look.ts';

export const file: PortLook = { label: 'File', color: 'light-dark(oklch(0.52 0.05 250), oklch(0.77 0.05 250))' };
