import { readWorkflowFile } from './workflow-file.ts';
import type { ReadWorkflowFile } from './workflow-file.ts';

/** The largest graph that the server takes fits. */
const largestFile = 8 * 1024 * 1024;

/** What a file holds, or what is wrong with it. `types` are the node types that there are here. */
export async function readFile(file: File, types: ReadonlySet<string>): Promise<ReadWorkflowFile> {
  if (file.size > largestFile) return { ok: false, message: 'The file is too large: a workflow has at most 8 MB.' };
  const text = await file.text().catch(() => null);
  if (text === null) return { ok: false, message: 'The file could not be read from this computer.' };
  return readWorkflowFile(text, (type) => types.size === 0 || types.has(type));
}

/** "2 parts were left out …", or nothing where all could be used. */
export function describeLeftOut(count: number): string | undefined {
  if (count === 0) return undefined;
  const parts = count === 1 ? '1 part of it was' : `${count} parts of it were`;
  return `${parts} left out: damaged, or of a kind that is not known here.`;
}
