/** The whole of a log of which each window tells some newest lines, oldest first; windows overlap. */
export function mergeLog(windows: readonly (readonly string[])[]): readonly string[] {
  const lines: string[] = [];
  for (const window of windows) {
    const overlap = overlapOf(lines, window);
    lines.push(...window.slice(overlap));
  }
  return lines;
}

/** How many lines at the end of one are the first of the other, or stand somewhere in it all together. */
function overlapOf(lines: readonly string[], window: readonly string[]): number {
  for (let count = Math.min(lines.length, window.length); count > 0; count--) {
    const start = lines.length - count;
    if (window.slice(0, count).every((line, index) => lines[start + index] === line)) return count;
  }
  return 0;
}
