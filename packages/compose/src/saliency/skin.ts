import type { Sample } from './sample.ts';

/**
 * How much the color of each place may be skin, of whatever tone: from 0 to 1. Skin of all people is of nearly one hue and differs in
 * lightness (Chai and Ngan, “Face segmentation using skin-color map”, 1999), and it is seldom as strong as paint.
 */
export function skinIn({ data, width, height }: Sample): Float64Array {
  return Float64Array.from({ length: width * height }, (_, index) => {
    const at = index * 4;
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    const blue = 128 - 0.168736 * r - 0.331264 * g + 0.5 * b;
    const red = 128 + 0.5 * r - 0.418688 * g - 0.081312 * b;
    const light = 0.299 * r + 0.587 * g + 0.114 * b;
    if (light < 35 || light > 240 || r <= g || g <= b * 0.75) return 0;
    // The middle of what skin is, and how far from it it may be.
    const far = Math.hypot((blue - 108) / 20, (red - 153) / 17);
    return far >= 1.25 ? 0 : Math.min(1, (1.25 - far) * 1.6);
  });
}
