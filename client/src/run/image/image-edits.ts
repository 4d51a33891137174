import type { NodeTypeName } from '../../api/generated/graphql.ts';
import type { EditorStore } from '../../graph/store/editor-store.ts';
import { nodeNameOfFile } from '../../graph/file/node-name-of-file.ts';
import { parseGraph } from '../../graph/file/parse-graph.ts';
import type { FlowNode } from '../../graph/model/flow.ts';
import type { Config } from '../../graph/model/graph.ts';
import { freePosition } from '../../graph/layout/free-position.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import type { MadeBy } from './image-facts.ts';

/** What images can bring to a workflow: themselves as inputs, or the settings that made one. */
export type ImageEdit =
  | { kind: 'use'; images: readonly UsedImage[] }
  | { kind: 'again'; nodeKey: string; nodeName: string; type: NodeTypeName; config: Config };

export interface UsedImage {
  assetId: string;
  url: string;
  /** What its owner calls it. */
  name: string | null;
}

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
  if (edit.kind === 'use') return addImages(editor, catalogue, edit.images);
  const { nodes, setFields, select } = editor.getState();
  const same = nodes.find(({ id, data }) => id === edit.nodeKey && data.type === edit.type);
  if (!same) return addNodes(editor, [{ type: edit.type, name: edit.nodeName, config: edit.config }]);
  const taken = Object.fromEntries(Object.keys(same.data.config).map((name) => [name, undefined]));
  setFields([same.id], { ...taken, ...edit.config });
  select([same.id]);
  return same.id;
}

function addImages(editor: EditorStore, catalogue: Catalogue, images: readonly UsedImage[]) {
  const found = catalogue.nodeTypes.flatMap((type) =>
    type.fields.flatMap(({ kind, name }) => (kind === 'IMAGE' ? [{ type, field: name }] : [])),
  )[0];
  if (!found) return null;
  editor.getState().rememberAssets(Object.fromEntries(images.map(({ assetId, url }) => [assetId, url])));
  return addNodes(
    editor,
    images.map(({ assetId, name }) => ({
      type: found.type.name,
      name: (name && nodeNameOfFile(name)) || found.type.title,
      config: { [found.field]: assetId },
    })),
  );
}

interface Added {
  type: NodeTypeName;
  name: string;
  config: Config;
}

/** Left of what is there, where inputs are; each below what stands in the way. Gives the key of the first. */
function addNodes(editor: EditorStore, added: readonly Added[]): string | null {
  const { nodes, addPart } = editor.getState();
  const start =
    nodes.length > 0
      ? {
          x: Math.min(...nodes.map(({ position }) => position.x)),
          y: Math.min(...nodes.map(({ position }) => position.y)),
        }
      : { x: 0, y: 0 };
  const taken: Pick<FlowNode, 'position' | 'measured'>[] = [...nodes];
  const placed = added.map((node, index) => {
    const position = freePosition(taken, start);
    taken.push({ position });
    return { ...node, key: `new_${index}`, position };
  });
  const part = parseGraph({ nodes: placed, edges: [] });
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
