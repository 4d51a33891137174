/** What a model wrote last while it works, in words: models that count their steps draw a bar of text, which says them as `8/28`. */
export function progressLine(line: string): string {
  const steps = /^\s*\d+%\|[^|]*\|\s*(\d+)\/(\d+)/.exec(line);
  return steps ? `Step ${steps[1]} of ${steps[2]}` : line;
}
