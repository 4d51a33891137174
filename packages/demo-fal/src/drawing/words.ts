import { type Canvas, n } from './canvas.ts';
import { type Color, css } from './color.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import { group, path, place, rect } from './shapes.ts';
import { drawable, type Face, fitText, setLine } from './type.ts';

export interface WordsLook {
  face: Face;
  capitals?: boolean;
  tracking?: number;
  ink: Color;
  /** The button: its shape's roundness (0 square, 1 pill), and whether it is filled or only outlined. */
  button: { round: number; outlined?: boolean };
  /** A second print of the headline, a little lower: a hard shadow or a glow of this colour. */
  shadow?: { color: Color; dx: number; dy: number };
  largest?: number;
}

/** Headline, line below it and button, set into the scene's text box and never out of it. */
export function drawWords(scene: Scene, look: WordsLook): string {
  const { copy, layout, palette, unit } = scene;
  const box = layout.text;
  const small = Math.min(Math.max(unit * 3.1, Math.min(box.width * 0.056, unit * 4.4)), box.height * 0.095);
  const buttonHeight = small * 2.55;
  const gap = small * 1.15;
  // What hangs below the last line needs room as well, in proportion to its size.
  const headlineRoom = (box.height - buttonHeight - small - gap * 2.3) * 0.87;
  const text = look.capitals ? copy.headline.toUpperCase() : copy.headline;
  const setting = { face: look.face, tracking: look.tracking ?? 0, align: layout.align };
  const headline = fitText(
    text,
    {
      width: box.width,
      height: headlineRoom,
      largest: unit * (look.largest ?? 22),
      mostLines: layout.kind === 'side' ? 5 : 3,
    },
    setting,
  );
  if (!headline) return '';
  const subline = fitText(
    copy.subline,
    { width: box.width, height: small, largest: small, mostLines: 1 },
    { face: 'text' },
  );
  const label = setLine(drawable(copy.action, 'text'), small * 0.92, { face: 'text' });
  const buttonWidth = label.width + small * 2.6;
  const below = gap + headline.size * 0.2;
  const total = headline.height + below + (subline?.height ?? 0) + gap * 1.3 + buttonHeight;
  const top = layout.kind === 'side' ? box.y + (box.height - total) / 2 : box.y;
  const left = (width: number): number => (layout.align === 'center' ? box.x + (box.width - width) / 2 : box.x);
  const sublineTop = top + headline.height + below;
  const buttonTop = sublineTop + (subline?.height ?? 0) + gap * 1.3;
  const buttonLeft = left(buttonWidth);
  const round = (buttonHeight / 2) * look.button.round;
  const printed = (color: Color, dx = 0, dy = 0): string =>
    group(place(left(headline.width) + dx * headline.size, top + dy * headline.size), path(headline.path, color));
  return [
    look.shadow ? printed(look.shadow.color, look.shadow.dx, look.shadow.dy) : '',
    printed(look.ink),
    subline ? group(place(left(subline.width), sublineTop), path(subline.path, look.ink, 0.86)) : '',
    look.button.outlined
      ? `<g fill="none" stroke-width="${n(unit * 0.35)}">${rect(buttonLeft, buttonTop, buttonWidth, buttonHeight, 'none', round).replace('/>', ` stroke="${css(look.ink)}"/>`)}</g>`
      : rect(buttonLeft, buttonTop, buttonWidth, buttonHeight, palette.pop, round),
    group(
      place(buttonLeft + (buttonWidth - label.width) / 2, buttonTop + (buttonHeight - label.height) / 2),
      path(label.path, look.button.outlined ? look.ink : palette.popInk),
    ),
  ].join('');
}

/** The mark in the lower right corner of every picture: what is drawn here is a demo, and says so. */
export function drawDemoMark(
  scene: Pick<Scene, 'unit'> & { canvas: Pick<Canvas, 'width' | 'height'>; palette: Pick<Palette, 'cream' | 'deep'> },
): string {
  const { canvas, unit, palette } = scene;
  const text = setLine('DEMO', unit * 1.9, { face: 'text', tracking: 0.14 });
  const [width, height] = [text.width + unit * 2.2, text.height + unit * 1.9];
  const [x, y] = [canvas.width - width - unit * 2, canvas.height - height - unit * 2];
  return (
    rect(x, y, width, height, palette.deep, height / 2, 0.58) +
    group(place(x + (width - text.width) / 2, y + (height - text.height) / 2), path(text.path, palette.cream, 0.95))
  );
}
