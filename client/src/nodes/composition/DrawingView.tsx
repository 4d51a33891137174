import type {
  Drawing,
  FillShape,
  PicturePart,
  PictureShape,
  PlacedRun,
  Shape,
  TextShape,
} from '@visualadgen/compose/drawing/drawing.ts';
import { standOf } from '@visualadgen/compose/drawing/baseline.ts';
import { colorCss, emojiSquare, familiesCss, gradientCss, shadowCss } from '@visualadgen/compose/drawing/css.ts';
import type { Box } from '@visualadgen/compose/geometry/box.ts';
import { emojiCode } from '@visualadgen/compose/text/emoji.ts';
import type { CSSProperties, ReactNode } from 'react';

/** A picture as a drawing shows it. */
export interface DrawnPicture {
  url: string;
  /** Of the file, in pixels. */
  width: number;
  height: number;
  /** Where in the file begins what is drawn of it. */
  left: number;
  top: number;
}

interface DrawingViewProps {
  drawing: Drawing;
  pictures: Partial<Record<PicturePart, DrawnPicture>>;
  /** CSS pixels to one of the drawing. */
  scale: number;
  /** For who does not see it; left out where words beside it tell as much. */
  label?: string;
  /** Lies over it, in the drawing’s own pixels. */
  children?: ReactNode;
}

/** A composition as the server will draw it: each shape at its place, so that nothing is left to be laid out. */
export function DrawingView({ drawing, pictures, scale, label, children }: DrawingViewProps) {
  const { width, height } = drawing;
  return (
    <div
      dir="ltr"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      style={{ position: 'relative', overflow: 'hidden', width: width * scale, height: height * scale }}
    >
      <div style={{ ...at({ x: 0, y: 0, width, height }), transform: `scale(${scale})`, transformOrigin: '0 0' }}>
        {drawing.shapes.map((shape, index) => (
          // Shapes have no identity beyond their place.
          <ShapeView key={`${index} ${shape.kind}`} shape={shape} pictures={pictures} />
        ))}
        {children}
      </div>
    </div>
  );
}

function ShapeView({ shape, pictures }: { shape: Shape } & Pick<DrawingViewProps, 'pictures'>) {
  if (shape.kind === 'fill') return <div style={fillStyle(shape)} />;
  if (shape.kind === 'picture') return <PictureView shape={shape} picture={pictures[shape.part]} />;
  return shape.lines.map(({ runs, box }) =>
    runs.map((run) => <RunView key={`${box.y} ${run.box.x}`} run={run} shape={shape} />),
  );
}

function PictureView({ shape, picture }: { shape: PictureShape; picture: DrawnPicture | undefined }) {
  const { box, crop, radius = 0 } = shape;
  const place: CSSProperties = { ...at(box), overflow: 'hidden', borderRadius: radius };
  if (!picture) return <div style={{ ...place, background: 'rgba(127,127,127,0.35)' }} />;
  const [across, down] = [box.width / crop.width, box.height / crop.height];
  const whole = {
    x: -(crop.x + picture.left) * across,
    y: -(crop.y + picture.top) * down,
    width: picture.width * across,
    height: picture.height * down,
  };
  return (
    <div style={place}>
      <img src={picture.url} alt="" draggable={false} style={{ ...at(whole), maxWidth: 'none' }} />
    </div>
  );
}

function RunView({ run, shape }: { run: PlacedRun; shape: TextShape }) {
  const { box } = run;
  if (run.kind === 'emoji') {
    return (
      <img
        src={`/fonts/emoji/${emojiCode(run.text)}.svg`}
        alt=""
        style={{ ...at(emojiSquare(box, shape.size)), maxWidth: 'none' }}
      />
    );
  }
  const { left, top, height } = standOf(box, shape);
  return (
    <span style={{ position: 'absolute', left, top, display: 'flex', alignItems: 'baseline' }}>
      <span style={{ height }} />
      <Letters run={run} shape={shape} />
    </span>
  );
}

function Letters({ run: { text, box }, shape }: { run: PlacedRun; shape: TextShape }) {
  return (
    <span
      dir={shape.direction}
      style={{
        flex: 'none',
        width: box.width,
        fontFamily: familiesCss(shape.font.families),
        fontSize: shape.size,
        fontWeight: shape.font.weight,
        fontKerning: 'normal',
        fontOpticalSizing: 'none',
        fontSynthesis: 'none',
        textRendering: 'geometricPrecision',
        lineHeight: `${box.height}px`,
        letterSpacing: `${shape.font.tracking}em`,
        whiteSpace: 'pre',
        textAlign: shape.direction === 'rtl' ? 'right' : 'left',
        color: shape.color,
        ...(shape.isStruck && { textDecoration: 'line-through' }),
      }}
    >
      {text}
    </span>
  );
}

function fillStyle({ box, paint, radius = 0, shadow }: FillShape): CSSProperties {
  return {
    ...at(box),
    background: paint.kind === 'solid' ? colorCss(paint.color, paint.opacity ?? 1) : gradientCss(paint),
    borderRadius: radius,
    ...(shadow && { boxShadow: shadowCss(shadow) }),
  };
}

function at({ x, y, width, height }: Box): CSSProperties {
  return { position: 'absolute', left: x, top: y, width, height };
}
