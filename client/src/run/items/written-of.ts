import type { RunNode } from '../state/run-state.ts';

/** What is being written of an item; null while nothing is. */
export function writtenOf({ progress }: Pick<RunNode, 'progress'>, index: number): string | null {
  return progress?.partialItems.find((item) => item.index === index)?.text ?? null;
}
