/** How what is in a box is drawn: so many times as large, then moved, in pixels from the box's middle. */
export interface Zoom extends Point {
  scale: number;
}

export interface Point {
  x: number;
  y: number;
}

export const noZoom: Zoom = { scale: 1, x: 0, y: 0 };
const mostScale = 12;

/** Larger by a factor, with the point under the hand staying where it is. Never smaller than the box. */
export function zoomedAt(zoom: Zoom, factor: number, at: Point): Zoom {
  const scale = Math.min(mostScale, Math.max(1, zoom.scale * factor));
  if (scale === 1) return noZoom;
  const grown = scale / zoom.scale;
  return { scale, x: at.x - (at.x - zoom.x) * grown, y: at.y - (at.y - zoom.y) * grown };
}

export function panned(zoom: Zoom, by: Point): Zoom {
  return { ...zoom, x: zoom.x + by.x, y: zoom.y + by.y };
}

export function isZoomed({ scale }: Zoom): boolean {
  return scale > 1;
}
