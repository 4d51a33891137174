import type { Canvas } from './canvas.ts';
import { type Color, color, mix, tone } from './color.ts';
import type { Palette } from './palette.ts';
import { group, path, place } from './shapes.ts';
import { type Face, fitText } from './type.ts';

/** How a product is lit: by a soft studio, not at all (flat shapes), or by two neon tubes from the sides. */
export type Light = 'studio' | 'flat' | 'rim';

/** What a product is drawn with: it says "a cylinder of this colour", the light decides how that looks. */
export interface Brush {
  body: Color;
  trim: Color;
  cream: Color;
  deep: Color;
  metal: Color;
  canvas: Canvas;
  light: Light;
  /** The fill of an upright round thing: dark at its sides, a highlight left of the middle. */
  cylinder(base: Color): string;
  /** The fill of a flat thing that catches light from one side. */
  slope(base: Color, angle?: number): string;
  /** The fill of a ball or cushion. */
  ball(base: Color): string;
  /** A reflection lying on the surface. */
  shine(d: string, strength?: number): string;
  /** The brand's word, as large as the box around the point allows. */
  word(x: number, y: number, width: number, height: number, ink: Color, face?: Face): string;
}

export function createBrush(canvas: Canvas, palette: Palette, light: Light, brand: string): Brush {
  const white = color(0.99, 0.005, 90);
  const body = light === 'rim' ? tone(palette.body, -0.3, 0.9) : palette.body;
  const brush: Brush = {
    canvas,
    light,
    body,
    trim: palette.trim,
    cream: light === 'rim' ? mix(palette.cream, palette.bold, 0.35) : palette.cream,
    deep: palette.deep,
    metal: light === 'rim' ? color(0.4, 0.03, palette.bold.h) : color(0.82, 0.02, palette.ground.h),
    cylinder: (base) => canvas.linear(cylinderStops(base, light, palette), 0),
    slope(base, angle = 115) {
      if (light === 'flat') return canvas.linear(halves(base, 0.55), angle);
      if (light === 'rim') return canvas.linear(cylinderStops(base, light, palette), 0);
      return canvas.linear(
        [
          [0, tone(base, 0.1)],
          [0.5, base],
          [1, tone(base, -0.13)],
        ],
        angle,
      );
    },
    ball(base) {
      if (light === 'flat') return canvas.linear(halves(base, 0.6), 35);
      if (light === 'rim') return canvas.linear(cylinderStops(base, light, palette), 0);
      return canvas.radial(
        [
          [0, tone(base, 0.14)],
          [0.45, base],
          [1, tone(base, -0.17)],
        ],
        [0.34, 0.26],
        0.82,
      );
    },
    shine(d, strength = 0.5) {
      const fill =
        light === 'flat'
          ? white
          : canvas.linear(
              [
                [0, white, 0.95],
                [1, white, 0.15],
              ],
              90,
            );
      return path(d, fill, light === 'rim' ? strength * 0.45 : light === 'flat' ? strength * 0.6 : strength);
    },
    word(x, y, width, height, ink, face = 'grotesk') {
      const text = fitText(brand, { width, height, mostLines: 1 }, { face, tracking: 0.02 });
      return text ? group(place(x - text.width / 2, y - text.height / 2), path(text.path, ink)) : '';
    },
  };
  return brush;
}

type Stops = [number, Color][];

function halves(base: Color, at: number): Stops {
  return [
    [0, base],
    [at, base],
    [at, tone(base, -0.08)],
    [1, tone(base, -0.08)],
  ];
}

function cylinderStops(base: Color, light: Light, palette: Palette): Stops {
  if (light === 'flat') return halves(base, 0.6);
  if (light === 'rim') {
    const [left, right] = [tone(palette.pop, 0.05), tone(palette.bold, 0.3, 1.5)];
    return [
      [0, left],
      [0.05, mix(left, base, 0.35)],
      [0.2, tone(base, -0.02)],
      [0.5, tone(base, -0.1)],
      [0.8, tone(base, -0.02)],
      [0.95, mix(right, base, 0.35)],
      [1, right],
    ];
  }
  return [
    [0, tone(base, -0.2)],
    [0.1, tone(base, -0.07)],
    [0.24, tone(base, 0.13)],
    [0.34, tone(base, 0.08)],
    [0.52, base],
    [0.82, tone(base, -0.14)],
    [0.95, tone(base, -0.2)],
    [1, tone(base, -0.11)],
  ];
}
