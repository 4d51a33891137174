import type { PortLook } from './port-look.ts';

export const prompt: PortLook = { label: 'Prompt', color: 'light-dark(oklch(0.575 0.18 5), oklch(0.75 0.14 5))' };
