import type { Drawing, FillShape, PlacedRun, Shape, TextShape } from '@visualadgen/compose/drawing/drawing.ts';
import { colorCss, emojiSquare, familiesCss, gradientCss, shadowCss } from '@visualadgen/compose/drawing/css.ts';
import { standOf } from '@visualadgen/compose/drawing/baseline.ts';
import type { Box } from '@visualadgen/compose/geometry/box.ts';
import type { ContainerNode, Node } from '@takumi-rs/core';
import type { PictureSource } from './renderer.ts';

/** A drawing as nodes of takumi: each at its place, so that nothing is left to be laid out. */
export function toNodes(
  drawing: Drawing,
  pictureOf: PictureSource,
  emojiOf: (sign: string) => string | null,
): ContainerNode {
  return {
    type: 'container',
    // Its edges are the canvas’s: with `overflow: hidden` takumi would draw everything into a layer first, and that onto the canvas.
    style: { display: 'flex', position: 'relative', width: drawing.width, height: drawing.height },
    children: drawing.shapes.flatMap((shape) => nodesOf(shape, pictureOf, emojiOf)),
  };
}

function nodesOf(shape: Shape, pictureOf: PictureSource, emojiOf: (sign: string) => string | null): Node[] {
  if (shape.kind === 'fill') return [fillNode(shape)];
  if (shape.kind === 'picture') {
    const { width, height, data, isOpaque = false } = pictureOf(shape);
    // Never a Buffer: takumi tries to write nodes as JSON, in which a Buffer becomes a list of millions of numbers.
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const src = { width, height, data: bytes, premultiplied: isOpaque };
    return [{ type: 'image', src, style: { ...at(shape.box), borderRadius: shape.radius ?? 0 } }];
  }
  return shape.lines.flatMap(({ runs }) => runs.flatMap((run) => runNode(run, shape, emojiOf)));
}

function fillNode({ box, paint, radius = 0, shadow }: FillShape): Node {
  return {
    type: 'container',
    style: {
      ...at(box),
      ...(paint.kind === 'solid'
        ? { backgroundColor: colorCss(paint.color, paint.opacity ?? 1) }
        : { backgroundImage: gradientCss(paint) }),
      borderRadius: radius,
      ...(shadow && { boxShadow: shadowCss(shadow) }),
    },
  };
}

function runNode(run: PlacedRun, shape: TextShape, emojiOf: (sign: string) => string | null): Node[] {
  const { box } = run;
  if (run.kind === 'emoji') {
    const src = emojiOf(run.text);
    return src === null ? [] : [{ type: 'image', src, style: at(emojiSquare(box, shape.size)) }];
  }
  const { left, top, height } = standOf(box, shape);
  return [
    {
      type: 'container',
      style: { position: 'absolute', left, top, display: 'flex', alignItems: 'baseline' },
      children: [{ type: 'container', style: { width: 0, height } }, lettersNode(run, shape)],
    },
  ];
}

function lettersNode({ text, box }: PlacedRun, shape: TextShape): Node {
  return {
    type: 'text',
    text,
    dir: shape.direction,
    style: {
      width: box.width,
      fontFamily: familiesCss(shape.font.families),
      fontSize: shape.size,
      fontWeight: shape.font.weight,
      lineHeight: `${box.height}px`,
      letterSpacing: `${shape.font.tracking}em`,
      whiteSpace: 'pre',
      textAlign: shape.direction === 'rtl' ? 'right' : 'left',
      color: shape.color,
      ...(shape.isStruck && { textDecoration: 'line-through' }),
    },
  };
}

function at({ x, y, width, height }: Box) {
  return { position: 'absolute', left: x, top: y, width, height } as const;
}
