import { editorial } from './editorial.ts';
import { neon } from './neon.ts';
import { painterly } from './painterly.ts';
import { playful } from './playful.ts';
import { poster } from './poster.ts';
import type { Style } from './style.ts';

export const STYLES = { poster, editorial, neon, painterly, playful } satisfies Record<string, Style>;

export type StyleName = keyof typeof STYLES;
