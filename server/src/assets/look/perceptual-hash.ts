const side = 64;
const small = 32;
const low = 8;

/** Cosines of the eight lowest frequencies, over 32 places. */
const cosines = Array.from({ length: low }, (_, frequency) =>
  Float64Array.from({ length: small }, (__, place) =>
    Math.cos(((2 * place + 1) * (frequency + 1) * Math.PI) / (2 * small)),
  ),
);

/**
 * 64 bits that stay nearly the same when a picture is made smaller, compressed or recolored a little: which of its low frequencies
 * are above their median. `lightness`: of 64 × 64 pixels.
 */
export function perceptualHash(lightness: Float32Array): Uint8Array {
  const shrunk = halve(lightness);
  const rows = cosines.map((wave) =>
    Array.from({ length: small }, (_, y) => dot(wave, shrunk.subarray(y * small, (y + 1) * small))),
  );
  const frequencies = rows.flatMap((row) => cosines.map((wave) => dot(wave, Float64Array.from(row))));
  const median = frequencies.toSorted((one, other) => one - other)[frequencies.length / 2] ?? 0;
  const hash = new Uint8Array(8);
  frequencies.forEach((value, index) => {
    if (value > median) hash[index >> 3] = (hash[index >> 3] ?? 0) | (1 << (index & 7));
  });
  return hash;
}

function halve(lightness: Float32Array): Float64Array {
  return Float64Array.from({ length: small * small }, (_, index) => {
    const at = Math.floor(index / small) * 2 * side + (index % small) * 2;
    return (
      ((lightness[at] ?? 0) +
        (lightness[at + 1] ?? 0) +
        (lightness[at + side] ?? 0) +
        (lightness[at + side + 1] ?? 0)) /
      4
    );
  });
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
