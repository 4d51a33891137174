import type { Stretch } from '../store/tables.ts';

/* A picture is never kept twice for what it says of itself: what is written into it lies beside it. */

/** A file as stretches of a stored picture and of bytes of its own. */
export interface Spliced {
  stretches: Stretch[];
  own: Uint8Array;
}

/** A file made of a picture, which is in it where it says `PICTURE`. */
export function joinStretches({ stretches, own }: Spliced, picture: Uint8Array): Uint8Array {
  return Buffer.concat(stretches.map(({ of, from, to }) => (of === 'OWN' ? own : picture).subarray(from, to)));
}

export function ownFile(own: Uint8Array): Spliced {
  return { own, stretches: [{ of: 'OWN', from: 0, to: own.byteLength }] };
}

/** Puts bytes in the place of what stands at `from` and before `to`; edits in their order, none over another. */
export function spliceBytes(
  length: number,
  edits: readonly { from: number; to: number; bytes: Uint8Array }[],
): Spliced {
  const stretches: Stretch[] = [];
  let at = 0;
  let written = 0;
  for (const { from, to, bytes } of edits) {
    if (from > at) stretches.push({ of: 'PICTURE', from: at, to: from });
    stretches.push({ of: 'OWN', from: written, to: written + bytes.byteLength });
    written += bytes.byteLength;
    at = to;
  }
  if (length > at) stretches.push({ of: 'PICTURE', from: at, to: length });
  return { stretches, own: Buffer.concat(edits.map(({ bytes }) => bytes)) };
}
