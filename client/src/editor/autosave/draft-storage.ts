import { parseGraph } from '../../graph/file/parse-graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Graph } from '../../graph/model/graph.ts';

/** Edits that were not sent, with the version they were made on. */
export interface Draft {
  version: number;
  graph: Graph;
}

export interface DraftStorage {
  put(draft: Draft): void;
  take(): Draft | null;
  clear(): void;
}

/** Keeps a workflow's unsent edits in this browser. A full or forbidden storage is not worth an error. */
export function createDraftStorage(workflowId: string, storage: Storage = localStorage): DraftStorage {
  const name = `visualadgen.draft.${workflowId}`;
  return {
    put: (draft) => quietly(() => storage.setItem(name, JSON.stringify(draft))),
    take: () => quietly(() => read(storage.getItem(name))) ?? null,
    clear: () => quietly(() => storage.removeItem(name)),
  };
}

function read(text: string | null): Draft | null {
  const value: unknown = text ? JSON.parse(text) : null;
  if (!isRecord(value) || typeof value['version'] !== 'number') return null;
  const graph = parseGraph(value['graph']);
  return graph && { version: value['version'], graph };
}

function quietly<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
