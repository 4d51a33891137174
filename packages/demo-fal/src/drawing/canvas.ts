import { type Color, css } from './color.ts';

/** A gradient's stop: offset 0–1, colour, and opacity when it is not 1. */
export type Stop = readonly [offset: number, color: Color, opacity?: number];

/** One SVG picture being made: its size, and the gradients and clips that its shapes refer to. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** A fill along `angle` degrees (0 to the right, 90 downward) across the shape that uses it. */
  linear(stops: readonly Stop[], angle?: number): string;
  /** A fill from a point of the shape (shares of its box) outward. */
  radial(stops: readonly Stop[], center?: readonly [number, number], reach?: number): string;
  /** The value for a `clip-path` attribute. */
  clip(shape: string): string;
  /** The whole document around its drawn parts. */
  document(...parts: readonly string[]): string;
}

export function createCanvas(width: number, height: number): Canvas {
  const definitions: string[] = [];
  const define = (make: (id: string) => string): string => {
    const id = `d${definitions.length}`;
    definitions.push(make(id));
    return `url(#${id})`;
  };
  return {
    width,
    height,
    linear(stops, angle = 90) {
      const [x, y] = [Math.cos((angle * Math.PI) / 180) / 2, Math.sin((angle * Math.PI) / 180) / 2];
      const line = `x1="${n(0.5 - x)}" y1="${n(0.5 - y)}" x2="${n(0.5 + x)}" y2="${n(0.5 + y)}"`;
      return define((id) => `<linearGradient id="${id}" ${line}>${stopsOf(stops)}</linearGradient>`);
    },
    radial(stops, [x, y] = [0.5, 0.5], reach = 0.5) {
      const circle = `cx="${n(x)}" cy="${n(y)}" r="${n(reach)}"`;
      return define((id) => `<radialGradient id="${id}" ${circle}>${stopsOf(stops)}</radialGradient>`);
    },
    clip: (shape) => define((id) => `<clipPath id="${id}">${shape}</clipPath>`),
    document(...parts) {
      const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
      return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><defs>${definitions.join('')}</defs>${parts.join('')}</svg>`;
    },
  };
}

/** A number as SVG likes it: three decimals at most. */
export const n = (value: number): string => String(Math.round(value * 1000) / 1000);

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(([offset, color, opacity]) => {
      const see = opacity === undefined ? '' : ` stop-opacity="${n(opacity)}"`;
      return `<stop offset="${n(offset)}" stop-color="${css(color)}"${see}/>`;
    })
    .join('');
}
