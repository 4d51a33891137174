import type { Brush } from './brush.ts';
import type { Canvas } from './canvas.ts';
import type { Copy } from './headline.ts';
import type { Layout } from './layout.ts';
import type { Palette } from './palette.ts';
import type { Random } from './random.ts';

/** Everything that the parts of one picture share while it is drawn. */
export interface Scene {
  canvas: Canvas;
  palette: Palette;
  random: Random;
  copy: Copy;
  layout: Layout;
  brush: Brush;
  /** A hundredth of the picture's shorter side: the measure of margins, dots and small type. */
  unit: number;
}
