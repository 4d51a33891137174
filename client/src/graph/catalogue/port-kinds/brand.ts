import type { PortLook } from './port-look.ts';

export const brand: PortLook = { label: 'Brand', color: 'light-dark(oklch(0.52 0.15 330), oklch(0.78 0.12 330))' };
