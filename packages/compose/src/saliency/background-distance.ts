/** How often the picture is gone through, to and fro; more changes nothing that is seen. */
const passes = 4;
/** Lightness counts less than color: shadows and light falls are of the background. */
const weights = [0.6, 1.2, 1.2];

/**
 * How much each place differs from the edges of the picture on the way to it: the least barrier that any way from the edge has to cross
 * (Zhang et al., “Minimum barrier salient object detection at 80 FPS”, 2015). A slow gradient is crossed step by step, an outline is not.
 */
export function backgroundDistance(channels: readonly Float64Array[], width: number, height: number): Float64Array {
  const sum = new Float64Array(width * height);
  for (const [index, channel] of channels.entries()) {
    const barrier = leastBarrier(channel, width, height);
    const edge = edgeDistance(channel, width, height);
    for (let at = 0; at < sum.length; at += 1)
      sum[at] = (sum[at] ?? 0) + (weights[index] ?? 1) * ((barrier[at] ?? 0) + (edge[at] ?? 0) * 0.5);
  }
  return smoothed(sum, width, height);
}

function leastBarrier(values: Float64Array, width: number, height: number): Float64Array {
  const barrier = new Float64Array(values.length).fill(Infinity);
  const [high, low] = [Float64Array.from(values), Float64Array.from(values)];
  for (let index = 0; index < values.length; index += 1) if (isEdge(index, width, height)) barrier[index] = 0;
  const relax = (index: number, from: number) => {
    const value = values[index] ?? 0;
    const [most, least] = [Math.max(high[from] ?? value, value), Math.min(low[from] ?? value, value)];
    if (most - least >= (barrier[index] ?? 0)) return;
    barrier[index] = most - least;
    high[index] = most;
    low[index] = least;
  };
  for (let pass = 0; pass < passes; pass += 1) {
    const isForth = pass % 2 === 0;
    for (let step = 0; step < values.length; step += 1) {
      const index = isForth ? step : values.length - 1 - step;
      if (isEdge(index, width, height)) continue;
      relax(index, isForth ? index - 1 : index + 1);
      relax(index, isForth ? index - width : index + width);
    }
  }
  return barrier;
}

/** How far a value is from what is usual along the edges, beyond how much those differ: of the four, the second nearest. */
function edgeDistance(values: Float64Array, width: number, height: number): Float64Array {
  const sides = sidesOf(width, height).map((side) => {
    const own = side.map((index) => values[index] ?? 0);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const spread = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length);
    return { mean, spread };
  });
  return values.map((value) => {
    const far = sides.map(({ mean, spread }) => Math.max(0, Math.abs(value - mean) - spread));
    return far.toSorted((a, b) => a - b)[1] ?? 0;
  });
}

function sidesOf(width: number, height: number): number[][] {
  const row = (y: number) => Array.from({ length: width }, (_, x) => y * width + x);
  const column = (x: number) => Array.from({ length: height }, (_, y) => y * width + x);
  return [row(0), row(height - 1), column(0), column(width - 1)];
}

function isEdge(index: number, width: number, height: number): boolean {
  const x = index % width;
  return x === 0 || x === width - 1 || index < width || index >= width * (height - 1);
}

/** Each place with those around it, so that single pixels say nothing. */
function smoothed(values: Float64Array, width: number, height: number): Float64Array {
  return values.map((_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    let [sum, count] = [0, 0];
    for (let down = Math.max(0, y - 1); down <= Math.min(height - 1, y + 1); down += 1) {
      for (let across = Math.max(0, x - 1); across <= Math.min(width - 1, x + 1); across += 1) {
        sum += values[down * width + across] ?? 0;
        count += 1;
      }
    }
    return sum / count;
  });
}
