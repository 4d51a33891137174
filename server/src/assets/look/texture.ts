/* Where on a picture what is light, dark, colored and which way its edges run: what two pictures that look alike have in common. */

const side = 64;
const cells = 4;
const directions = 8;
const quarters = 2;

/** Of OKLab lightness: what changes less from one pixel to the next is noise. */
const leastEdge = 0.01;
/** From there on a picture is as busy as can be. */
const mostDetail = 0.12;
/** Colors within sRGB reach about as far from gray. */
const mostChroma = 0.3;

/** 4 × 4 cells with lightness and two axes of color, 2 × 2 quarters with 8 directions of edges: bytes from -127 to 127. */
export const featureCount = cells * cells * 3 + quarters * quarters * directions;

/** `labs`: OKLab of 64 × 64 pixels. `detail` is from 0, plain, to 1, busy. */
export function textureOf(labs: Float32Array): { features: Int8Array; detail: number } {
  const { histogram, detail } = edgesOf(labs);
  const features = Int8Array.from([...layoutOf(labs), ...histogram], (value) =>
    Math.round(127 * Math.min(1, Math.max(-1, value))),
  );
  return { features, detail };
}

function layoutOf(labs: Float32Array): number[] {
  const width = side / cells;
  const sums = new Float64Array(cells * cells * 3);
  for (let pixel = 0; pixel < side * side; pixel += 1) {
    const cell = Math.floor(pixel / side / width) * cells + Math.floor((pixel % side) / width);
    for (const axis of [0, 1, 2]) sums[cell * 3 + axis] = (sums[cell * 3 + axis] ?? 0) + (labs[pixel * 3 + axis] ?? 0);
  }
  return Array.from(sums, (sum, index) => {
    const mean = sum / width ** 2;
    return index % 3 === 0 ? 2 * mean - 1.2 : mean / mostChroma;
  });
}

function edgesOf(labs: Float32Array): { histogram: number[]; detail: number } {
  const sums = new Float64Array(quarters * quarters * directions);
  const light = (x: number, y: number) => labs[(y * side + x) * 3] ?? 0;
  let all = 0;
  for (let y = 1; y < side - 1; y += 1) {
    for (let x = 1; x < side - 1; x += 1) {
      const across = light(x + 1, y) - light(x - 1, y);
      const down = light(x, y + 1) - light(x, y - 1);
      const strength = Math.hypot(across, down) / 2;
      if (strength < leastEdge) continue;
      all += strength;
      // An edge runs both ways.
      const turn = ((Math.atan2(down, across) + Math.PI) / Math.PI) % 1;
      const direction = Math.min(directions - 1, Math.floor(turn * directions));
      const quarter = Math.floor((y * quarters) / side) * quarters + Math.floor((x * quarters) / side);
      sums[quarter * directions + direction] = (sums[quarter * directions + direction] ?? 0) + strength;
    }
  }
  const detail = Math.min(1, all / (side - 2) ** 2 / mostDetail);
  // So much that a plain picture has none, and a busy one is told from another by where its edges run.
  const scale = 1 / (side * side * mostDetail * (1 / quarters ** 2) * 0.5);
  return { histogram: Array.from(sums, (sum) => Math.sqrt(sum * scale)), detail };
}
