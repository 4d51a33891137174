import { readColor } from '../color/color.ts';
import type { Box } from '../geometry/box.ts';
import type { Paint, Shadow } from './drawing.ts';

/* What is drawn, as CSS writes it, which both the browser and the server's renderer read. */

export function gradientCss({ angle, stops }: Extract<Paint, { kind: 'gradient' }>): string {
  const parts = stops.map(({ color, opacity, at }) => `${colorCss(color, opacity)} ${at * 100}%`);
  return `linear-gradient(${angle}deg, ${parts.join(', ')})`;
}

export function colorCss(hex: string, opacity: number): string {
  const { r, g, b } = readColor(hex);
  return `rgba(${r},${g},${b},${opacity})`;
}

export function shadowCss({ y, blur, opacity }: Shadow): string {
  return `0 ${y}px ${blur}px rgba(0,0,0,${opacity})`;
}

export function familiesCss(families: readonly string[]): string {
  return families.map((family) => `'${family}'`).join(', ');
}

/** Where the picture of an emoji stands in its run: a square as high as the type, in the middle, on whole pixels. */
export function emojiSquare({ x, y, width, height }: Box, typeSize: number): Box {
  const size = Math.round(Math.min(typeSize, width));
  return { x: Math.round(x + (width - size) / 2), y: Math.round(y + (height - size) / 2), width: size, height: size };
}
