import type { NodeTypeName } from '../../api/generated/graphql.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { parseGraph } from '../../graph/file/parse-graph.ts';
import type { Config } from '../../graph/model/graph.ts';
import { freePosition } from '../../graph/layout/free-position.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import type { MadeBy } from './image-facts.ts';

/** What an image can bring to a workflow: itself as an input, or the settings that made it. */
export type ImageEdit =
  | { kind: 'use'; assetId: string; url: string }
  | { kind: 'again'; nodeKey: string; nodeName: string; type: NodeTypeName; config: Config };

/** The edit that makes a node as it was for an image; null where its settings are not known. */
export function againEdit({ node, parameters }: Pick<MadeBy, 'node' | 'parameters'>): ImageEdit | null {
  if (node.type === null) return null;
  // Where the node left the seed open, the model chose one and nobody was told which.
  const seed = typeof parameters['seed'] === 'number' ? { seed: parameters['seed'] } : {};
  const own = node.config['parameters'];
  const config = { ...node.config, parameters: { ...(typeof own === 'object' ? own : {}), ...seed } };
  return { kind: 'again', nodeKey: node.key, nodeName: node.name, type: node.type, config };
}

/** Does it as one step that can be undone, and gives the key of the node, which is chosen. Null where nothing could be done. */
export function applyEdit(editor: EditorStore, catalogue: Catalogue, edit: ImageEdit): string | null {
  if (edit.kind === 'use') return addImage(editor, catalogue, edit);
  const { nodes, setFields, select } = editor.getState();
  const same = nodes.find(({ id, data }) => id === edit.nodeKey && data.type === edit.type);
  if (!same) return addNode(editor, edit.type, edit.nodeName, edit.config);
  const taken = Object.fromEntries(Object.keys(same.data.config).map((name) => [name, undefined]));
  setFields([same.id], { ...taken, ...edit.config });
  select([same.id]);
  return same.id;
}

function addImage(editor: EditorStore, catalogue: Catalogue, edit: Extract<ImageEdit, { kind: 'use' }>) {
  const found = catalogue.nodeTypes.flatMap((type) =>
    type.fields.flatMap(({ kind, name }) => (kind === 'IMAGE' ? [{ type, field: name }] : [])),
  )[0];
  if (!found) return null;
  editor.getState().rememberAssets({ [edit.assetId]: edit.url });
  return addNode(editor, found.type.name, found.type.title, { [found.field]: edit.assetId });
}

/** Left of what is there, where inputs are; below what stands in the way. */
function addNode(editor: EditorStore, type: NodeTypeName, name: string, config: Config): string | null {
  const { nodes, addPart } = editor.getState();
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const position = nodes.length > 0 ? freePosition(nodes, { x: left, y: top }) : { x: 0, y: 0 };
  const part = parseGraph({ nodes: [{ key: 'new', type, name, config, position }], edges: [] });
  if (part) addPart(part, { x: 0, y: 0 });
  return editor.getState().nodes.find(({ selected }) => selected)?.id ?? null;
}

let waiting: { workflowId: string; edit: ImageEdit } | null = null;

/** Keeps an edit for the editor of a workflow that is about to be opened. */
export function storePendingEdit(workflowId: string, edit: ImageEdit): void {
  waiting = { workflowId, edit };
}

/** The edit that was left for this workflow, once. */
export function takePendingEdit(workflowId: string): ImageEdit | null {
  const edit = waiting?.workflowId === workflowId ? waiting.edit : null;
  waiting = null;
  return edit;
}
