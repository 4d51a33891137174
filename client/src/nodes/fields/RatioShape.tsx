/** Width by height, read from a value such as `4:5`; null when it is something else. */
export function readRatio(value: string): number | null {
  const match = /^(\d+):(\d+)$/.exec(value);
  const ratio = match ? Number(match[1]) / Number(match[2]) : 0;
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}

/** The outline of an image of that shape, inside a square of so many pixels. */
export function RatioShape({ ratio, size }: { ratio: number; size: number }) {
  const width = ratio >= 1 ? size : size * ratio;
  const height = ratio >= 1 ? size / ratio : size;
  return (
    <span aria-hidden className="shrink-0 rounded-[2px] border-[1.5px] border-current" style={{ width, height }} />
  );
}
