import type { Drawing, PictureShape, Shape } from '@visualadgen/compose/drawing/drawing.ts';
import { standOf } from '@visualadgen/compose/drawing/baseline.ts';
import type { Box } from '@visualadgen/compose/geometry/box.ts';

/** A drawing as SVG, as people write one for sharp: in whatever fonts the system has, and without emoji. */
export function drawingAsSvg(
  { width, height, shapes }: Drawing,
  photo: { url: string; width: number; height: number },
) {
  const parts = shapes.map((shape, index) => partOf(shape, `g${index}`, photo));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
}

function partOf(shape: Shape, id: string, photo: { url: string; width: number; height: number }): string {
  if (shape.kind === 'picture') return picture(shape, photo);
  if (shape.kind === 'fill') {
    const { paint, radius = 0 } = shape;
    const box = `${place(shape.box)} rx="${radius}"`;
    if (paint.kind === 'solid') return `<rect ${box} fill="${paint.color}" fill-opacity="${paint.opacity ?? 1}"/>`;
    const stops = paint.stops.map(
      ({ color, opacity, at }) => `<stop offset="${at}" stop-color="${color}" stop-opacity="${opacity}"/>`,
    );
    const turned = `gradientTransform="rotate(${paint.angle - 90} 0.5 0.5)"`;
    return `<linearGradient id="${id}" ${turned}>${stops.join('')}</linearGradient><rect ${box} fill="url(#${id})"/>`;
  }
  const runs = shape.lines.flatMap((line) => line.runs).filter(({ kind }) => kind === 'text');
  return runs
    .map(({ text, box }) => {
      const { left, top, height } = standOf(box, shape);
      const font = `font-family="${shape.font.families.join(', ')}" font-size="${shape.size}" font-weight="${shape.font.weight}"`;
      return `<text x="${left}" y="${top + height}" ${font} fill="${shape.color}">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
    })
    .join('');
}

function picture(
  { box, crop }: PictureShape,
  { url, width, height }: { url: string; width: number; height: number },
): string {
  const seen = `viewBox="${crop.x} ${crop.y} ${crop.width} ${crop.height}" preserveAspectRatio="none"`;
  return `<svg ${place(box)} ${seen}><image href="${url}" width="${width}" height="${height}"/></svg>`;
}

function place({ x, y, width, height }: Box): string {
  return `x="${x}" y="${y}" width="${width}" height="${height}"`;
}
