import { compose, type Content, measuresFor } from '@visualadgen/compose/compose.ts';
import type { Drawing, PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import { findLayout } from '@visualadgen/compose/layouts/index.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { type DrawnPicture, DrawingView } from '../../src/nodes/composition/DrawingView.tsx';
import { declareFont, loadFonts } from '../../src/nodes/composition/load-fonts.ts';
import { divide, learnSyllables } from '../../src/nodes/composition/syllables.ts';
import { createMeasure } from '../../src/nodes/composition/measure-text.ts';

/** What a test asks this page to draw; the layout by its name. */
export interface Asked {
  content: Omit<Content, 'layout'> & { layout: string };
  placement: Placement;
  /** Of its uploaded font, if it has one. */
  fontUrl: string;
  pictures: Partial<Record<PicturePart, DrawnPicture>>;
}

declare global {
  interface Window {
    draw(asked: Asked): Promise<Drawing>;
  }
}

const root = createRoot(document.body);
const widthOf = createMeasure();

/** As the editor draws it, at its real pixels in the upper left corner. */
window.draw = async ({ content, placement, fontUrl, pictures }) => {
  const layout = findLayout(content.layout);
  if (!layout) throw new Error(`There is no layout ${content.layout}.`);
  const written = { ...content, layout };
  await learnSyllables([written]);
  const whole = divide(written) ?? written;
  for (const font of Object.values(content.ownFonts ?? {})) declareFont(font, fontUrl);
  await loadFonts(measuresFor(whole));
  const drawing = compose(whole, placement, widthOf);
  flushSync(() => root.render(<DrawingView drawing={drawing} pictures={pictures} scale={1} label="drawn" />));
  await Promise.all([...document.images].map((image) => image.decode()));
  await document.fonts.ready;
  return drawing;
};
