import { n } from './canvas.ts';
import { type Color, css } from './color.ts';

/** A fill: a colour, or what a canvas gave for a gradient. */
export type Fill = Color | string;

const paint = (fill: Fill): string => (typeof fill === 'string' ? fill : css(fill));
const see = (opacity: number | undefined): string => (opacity === undefined ? '' : ` opacity="${n(opacity)}"`);

export const path = (d: string, fill: Fill, opacity?: number): string =>
  `<path d="${d}" fill="${paint(fill)}"${see(opacity)}/>`;

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: Fill,
  round = 0,
  opacity?: number,
): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(round)}" fill="${paint(fill)}"${see(opacity)}/>`;

export const circle = (x: number, y: number, radius: number, fill: Fill, opacity?: number): string =>
  ellipse(x, y, radius, radius, fill, opacity);

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: Fill, opacity?: number): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${paint(fill)}"${see(opacity)}/>`;

/** An outline with round ends. */
export const stroke = (d: string, color: Fill, width: number, opacity?: number): string =>
  `<path d="${d}" fill="none" stroke="${paint(color)}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${see(opacity)}/>`;

export const group = (transform: string, ...parts: readonly string[]): string =>
  `<g transform="${transform}">${parts.join('')}</g>`;

export const clipped = (clip: string, ...parts: readonly string[]): string =>
  `<g clip-path="${clip}">${parts.join('')}</g>`;

export const place = (x: number, y: number, scale = 1): string => `translate(${n(x)} ${n(y)}) scale(${n(scale)})`;
