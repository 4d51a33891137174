import sharp from 'sharp';
import type { Photo } from './photo.ts';

const SIDE = 520;

/** How far one pixel may differ from its neighbour, and from the picture's edge, and still be background. */
const STEP = 12;
const REACH = 190;

/** The backdrop in the product's own shadow changes faster, but keeps its tint. */
const SHADOW_STEP = 34;

/** How near to the edge's colour a closed patch must be to count as a hole. */
const SAME = 60;

export interface CutOut {
  png: Buffer;
  width: number;
  height: number;
}

/**
 * The thing in front of an even backdrop, as product photos have, with everything around it transparent;
 * `null` when the photo has no such backdrop. A picture that is transparent already keeps its own outline.
 */
export async function cutOut(photo: Photo): Promise<CutOut | null> {
  const scale = SIDE / Math.max(photo.width, photo.height);
  const [width, height] = [Math.max(8, Math.round(photo.width * scale)), Math.max(8, Math.round(photo.height * scale))];
  const { data } = await sharp(photo.png)
    .ensureAlpha()
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const subject = ownOutline(data) ?? largestPart(subjectMask(data, width, height), width, height);
  if (!subject || !plausible(subject, width, height)) return null;
  const box = boxOf(subject, width, height, photo);
  const alpha = await sharp(Buffer.from(subject.map((inside) => inside * 255)), { raw: { width, height, channels: 1 } })
    .blur(2)
    .resize(photo.width, photo.height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  // The blurred edge is drawn in a little, so that no rim of the old backdrop comes along.
  const tight = Buffer.from(alpha.map((value) => Math.max(0, Math.min(255, value * 9 - 2000))));
  const masked = await sharp(photo.png).ensureAlpha().raw().toBuffer();
  for (let at = 0; at < tight.length; at++) masked[at * 4 + 3] = tight[at] ?? 0;
  const { data: png, info } = await sharp(masked, { raw: { width: photo.width, height: photo.height, channels: 4 } })
    .extract(box)
    .png({ compressionLevel: 1 })
    .toBuffer({ resolveWithObject: true });
  return { png, width: info.width, height: info.height };
}

function ownOutline(rgba: Buffer): Uint8Array | null {
  const mask = new Uint8Array(rgba.length / 4);
  let clear = 0;
  for (let at = 0; at < mask.length; at++) {
    mask[at] = (rgba[at * 4 + 3] ?? 255) > 127 ? 1 : 0;
    clear += 1 - (mask[at] ?? 0);
  }
  return clear > mask.length * 0.05 ? mask : null;
}

/** Floods from the edges over everything that changes slowly; what stays dry is the subject. */
function subjectMask(rgba: Buffer, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height).fill(1);
  const edge = edgeColor(rgba, width, height);
  const far = (a: number, b: readonly [number, number, number]): number =>
    Math.abs((rgba[a * 4] ?? 0) - b[0]) +
    Math.abs((rgba[a * 4 + 1] ?? 0) - b[1]) +
    Math.abs((rgba[a * 4 + 2] ?? 0) - b[2]);
  const colorAt = (at: number): [number, number, number] => [
    rgba[at * 4] ?? 0,
    rgba[at * 4 + 1] ?? 0,
    rgba[at * 4 + 2] ?? 0,
  ];
  const queue: number[] = [];
  const wet = (at: number): void => {
    mask[at] = 0;
    queue.push(at);
  };
  for (let at = 0; at < mask.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if ((x === 0 || y === 0 || x === width - 1 || y === height - 1) && far(at, edge) < REACH) wet(at);
  }
  const flood = (): void => {
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) spread(at);
  };
  const spread = (at: number): void => {
    const here = colorAt(at);
    for (const next of neighbours(at, width, height)) {
      if (mask[next] !== 1) continue;
      const step = far(next, here);
      if ((step <= STEP && far(next, edge) < REACH) || (step <= SHADOW_STEP && inShadow(colorAt(next), edge)))
        wet(next);
    }
  };
  flood();
  // What shows through the thing (a handle, a headband) is backdrop too, when it is large and of the same colour.
  const hole = largestPart(
    mask.map((dry, at) => (dry === 1 && far(at, edge) < SAME ? 1 : 0)),
    width,
    height,
  );
  if (hole && hole.reduce((sum, inside) => sum + inside, 0) > mask.length * 0.035) {
    hole.forEach((inside, at) => inside === 1 && wet(at));
    flood();
  }
  return mask;
}

/** Whether a colour is the backdrop's, only darker: its three channels have sunk by about the same share. */
function inShadow(here: readonly [number, number, number], edge: readonly [number, number, number]): boolean {
  const [r, g, b] = [0, 1, 2].map((channel) => (here[channel] ?? 0) / Math.max(1, edge[channel] ?? 1)) as [
    number,
    number,
    number,
  ];
  const mean = (r + g + b) / 3;
  return mean > 0.3 && mean < 0.94 && Math.max(r, g, b) - Math.min(r, g, b) < 0.09;
}

function edgeColor(rgba: Buffer, width: number, height: number): [number, number, number] {
  const middle = (channel: number): number => {
    const values: number[] = [];
    for (let x = 0; x < width; x++)
      values.push(rgba[x * 4 + channel] ?? 0, rgba[((height - 1) * width + x) * 4 + channel] ?? 0);
    return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  };
  return [middle(0), middle(1), middle(2)];
}

function largestPart(mask: Uint8Array, width: number, height: number): Uint8Array | null {
  const seen = new Uint8Array(mask.length);
  let largest: number[] = [];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] !== 1 || seen[start] === 1) continue;
    const part = [start];
    seen[start] = 1;
    for (let read = 0; read < part.length; read++) {
      for (const next of neighbours(part[read] ?? 0, width, height)) {
        if (mask[next] === 1 && seen[next] !== 1) {
          seen[next] = 1;
          part.push(next);
        }
      }
    }
    if (part.length > largest.length) largest = part;
  }
  if (largest.length === 0) return null;
  const result = new Uint8Array(mask.length);
  for (const at of largest) result[at] = 1;
  return result;
}

/** A cut-out is worth showing when it is neither a scrap nor most of the picture, and does not run out of the frame. */
function plausible(mask: Uint8Array, width: number, height: number): boolean {
  let [inside, onEdge] = [0, 0];
  mask.forEach((value, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    inside += value;
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) onEdge += value;
  });
  const share = inside / mask.length;
  return share > 0.04 && share < 0.72 && onEdge < (width + height) * 0.16;
}

function boxOf(
  mask: Uint8Array,
  width: number,
  height: number,
  photo: Photo,
): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [width, height, 0, 0];
  mask.forEach((value, at) => {
    if (value !== 1) return;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  });
  const scale = photo.width / width;
  const from = (value: number): number => Math.max(0, Math.floor((value - 1) * scale));
  const [x, y] = [from(left), from(top)];
  return {
    left: x,
    top: y,
    width: Math.min(photo.width - x, Math.ceil((right - left + 3) * scale)),
    height: Math.min(photo.height - y, Math.ceil((bottom - top + 2) * scale)),
  };
}

/** The indexes beside, above and below; −1 where the picture ends. */
function neighbours(at: number, width: number, height: number): readonly [number, number, number, number] {
  const x = at % width;
  return [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width < width * height ? at + width : -1];
}
