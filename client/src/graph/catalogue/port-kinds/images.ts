import type { PortLook } from './port-look.ts';

export const images: PortLook = { label: 'Images', color: 'light-dark(oklch(0.55 0.17 295), oklch(0.74 0.14 297))' };
