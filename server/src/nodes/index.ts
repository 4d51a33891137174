/**
 * Every node type, found in this folder: one file each, which exports what `defineNode` makes. To add one, add its file;
 * nothing else needs to be told.
 *
 * - INPUT: `brand.ts`, `text-input.ts`, `image-input.ts`, `image-list.ts`, `social-media.ts`, `table.ts`, `text-list.ts`
 * - TRANSFORM: `compose.ts`, `filter.ts`, `prompt.ts`, `switch.ts`
 * - MODEL: `cut-out.ts`, `describe-image.ts`, `image-model.ts`, `text-model.ts`, `upscale.ts`
 * - OUTPUT: `export.ts`, `output.ts`
 */
import { readdir } from 'node:fs/promises';
import type { NodeCategory, NodeType } from './define-node.ts';

const notNodes = new Set(['index.ts', 'carry-over.ts', 'define-node.ts', 'node-services.ts', 'subreddit-name.ts']);
const places: Record<NodeCategory, number> = { INPUT: 0, TRANSFORM: 1, MODEL: 2, OUTPUT: 3 };

/** The node types by name, in the order of their categories and then their titles. */
export const nodeTypes: ReadonlyMap<string, NodeType> = await findNodeTypes(new URL('.', import.meta.url));

/** Reads the node types of a folder. Throws when a file holds none, or when two have the same name. */
export async function findNodeTypes(folder: URL): Promise<Map<string, NodeType>> {
  const files = (await readdir(folder)).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !notNodes.has(file),
  );
  const found = (await Promise.all(files.map((file) => readNodeTypes(new URL(file, folder))))).flat();
  const sorted = found.toSorted(
    (a, b) => places[a.category] - places[b.category] || a.title.localeCompare(b.title, 'en'),
  );
  const byName = new Map(sorted.map((type) => [type.name, type]));
  if (byName.size < sorted.length) throw new Error(`Two node types have the same name in ${folder.pathname}.`);
  return byName;
}

async function readNodeTypes(file: URL): Promise<NodeType[]> {
  const exported: Record<string, unknown> = await import(file.href);
  const types = Object.values(exported).filter(isNodeType);
  if (types.length === 0) throw new Error(`${file.pathname} exports no node type: export what defineNode makes.`);
  return types;
}

function isNodeType(value: unknown): value is NodeType {
  return (
    typeof value === 'object' && value !== null && 'checkReadiness' in value && 'run' in value && 'fields' in value
  );
}
