/*
 * A JPEG may bring its pixels in several scans: one component after another, or (progressive) coarse coefficients first and their lower
 * bits later. A decoder draws what has come so far and finds nothing wrong with a file that ends between two scans. So it is counted here
 * which coefficients have come, and down to which bit (ITU-T T.81, B.2 and G.1).
 */

export interface JpegScans {
  /** Whether the scans bring every coefficient of every component, down to its last bit. Not whether each scan is whole: the decoder tells. */
  isComplete: boolean;
  /** The file with nothing but what makes pixels. Whatever a decoder warns of here has cost pixels, except for bytes too many. */
  pixels: Uint8Array;
}

/** The bytes must begin as a JPEG does. What is torn inside a segment is left out. */
export function readJpegScans(bytes: Uint8Array): JpegScans {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Buffer[] = [Buffer.from([0xff, marker.startOfImage])];
  const lowestBits = new Map<number, number[]>();
  let isProgressive = false;
  for (const segment of readSegments(file)) {
    if (!makesPixels(segment.marker)) continue;
    if (isFrame(segment.marker)) {
      isProgressive = (segment.marker & 0b11) === 0b10;
      for (const id of componentsOf(segment.data.subarray(5), 3)) lowestBits.set(id, missing());
    }
    if (segment.marker === marker.scan) countScan(segment.data, isProgressive, lowestBits);
    parts.push(isProgressive ? segment.whole : withUsualScan(segment));
  }
  parts.push(Buffer.from([0xff, marker.endOfImage]));
  const coefficients = [...lowestBits.values()].flat();
  return {
    isComplete: coefficients.length > 0 && coefficients.every((bit) => bit === 0),
    pixels: Buffer.concat(parts),
  };
}

const marker = { startOfImage: 0xd8, endOfImage: 0xd9, scan: 0xda, quantization: 0xdb, restartInterval: 0xdd } as const;

interface Segment {
  marker: number;
  /** Without its marker and length. Of a scan: its header. */
  data: Buffer;
  /** With both; of a scan also its coded pixels. */
  whole: Buffer;
}

/** Up to the end of the image, or to the first segment that is torn. */
function* readSegments(file: Buffer): Generator<Segment> {
  for (let at = findMarker(file, 2); at + 4 <= file.length;) {
    const kind = file.readUInt8(at + 1);
    if (kind === marker.endOfImage) return;
    if (standsAlone(kind)) {
      at = findMarker(file, at + 2);
      continue;
    }
    const dataEnd = at + 2 + file.readUInt16BE(at + 2);
    if (dataEnd > file.length) return;
    const end = kind === marker.scan ? findMarker(file, dataEnd, isRestart) : dataEnd;
    yield { marker: kind, data: file.subarray(at + 4, dataEnd), whole: file.subarray(at, end) };
    at = findMarker(file, end);
  }
}

/** Where the next marker begins: 0xFF and what is neither 0 (a pixel's 0xFF) nor another 0xFF (which fills up). Else the end. */
function findMarker(file: Buffer, from: number, isPassed: (kind: number) => boolean = () => false): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const kind = file[at + 1];
    if (kind !== undefined && kind !== 0 && kind !== 0xff && !isPassed(kind)) return at;
  }
  return file.length;
}

function isRestart(kind: number): boolean {
  return kind >= 0xd0 && kind <= 0xd7;
}

function standsAlone(kind: number): boolean {
  return kind === 0x01 || kind === marker.startOfImage || isRestart(kind);
}

/** Frames and code tables are 0xC0 to 0xCF. What a program says of itself, of colours or of the camera is none of these. */
function makesPixels(kind: number): boolean {
  return (
    (kind & 0xf0) === 0xc0 || kind === marker.scan || kind === marker.quantization || kind === marker.restartInterval
  );
}

/** The other three are code tables (Huffman, arithmetic) and one that is reserved. */
function isFrame(kind: number): boolean {
  return (kind & 0xf0) === 0xc0 && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
}

/** The ids in a list that begins with their count, each with `size` bytes. */
function componentsOf(list: Buffer, size: number): number[] {
  const ids = Array.from({ length: list[0] ?? 0 }, (_, index) => list[1 + index * size]);
  return ids.filter((id) => id !== undefined);
}

const coefficientsPerBlock = 64;

function missing(): number[] {
  return Array.from({ length: coefficientsPerBlock }, () => Number.POSITIVE_INFINITY);
}

function countScan(header: Buffer, isProgressive: boolean, lowestBits: Map<number, number[]>): void {
  const [first = 0, last = 0, bits = 0] = header.subarray(-3);
  for (const id of componentsOf(header, 2)) {
    if (isProgressive) lowestBits.get(id)?.fill(bits & 0x0f, first, last + 1);
    else lowestBits.get(id)?.fill(0);
  }
}

/** A sequential scan always brings all coefficients. Some cameras write other numbers there, of which decoders warn. */
function withUsualScan({ marker: kind, data, whole }: Segment): Buffer {
  if (kind !== marker.scan) return whole;
  const copy = Buffer.from(whole);
  copy.set([0, coefficientsPerBlock - 1, 0], 4 + data.length - 3);
  return copy;
}
