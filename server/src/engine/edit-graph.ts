import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { describeFields } from '../fields/describe-fields.ts';
import { aspectRatios } from '../models/common-parameters.ts';
import type { Model } from '../models/define-model.ts';
import { editingOf } from '../models/editing.ts';
import { cutOutModel, upscaleModel } from '../models/tool-models.ts';

/** An edit in one sentence, as it was asked for. */
export interface Edit {
  /** Of the picture, as clients know it. */
  assetId: string;
  model: string;
  /** Null for a model that takes none. */
  prompt: string | null;
  count: number;
  seed: number | null;
}

/** Beside the count and the seed. */
type OwnParameters = Readonly<Record<string, unknown>>;

/** A tool is a node type of its own. */
const toolNodes: Readonly<Record<string, string>> = { [cutOutModel.id]: 'CUT_OUT', [upscaleModel.id]: 'UPSCALE' };

/** The picture is its first node: by that `private.edited_asset` in `supabase/migrations` knows what is edited. */
export function edit(model: Model, { assetId, prompt, count, seed }: Edit, parameters: OwnParameters): Graph {
  const title = editingOf(model)?.title ?? model.name;
  const toolNode = toolNodes[model.id];
  const words = prompt === null ? [] : [place('words', 'TEXT_INPUT', 'What to change', { value: prompt }, [0, 0])];
  const own = { ...parameters, num_images: count, ...(seed !== null && { seed }) };
  const made = toolNode
    ? place('edit', toolNode, title, { ...parameters }, [1, 0])
    : place('edit', 'IMAGE_MODEL', title, { model: model.id, parameters: own }, [1, 0]);
  return {
    nodes: [
      place('photo', 'IMAGE_INPUT', 'Picture', { asset_id: assetId }, [0, prompt === null ? 0 : 1]),
      ...words,
      made,
      place('result', 'OUTPUT', 'Result', {}, [2, 0]),
    ],
    edges: [
      ...(prompt === null ? [] : [join('words.text', 'edit.prompt')]),
      join('photo.image_url', toolNode ? 'edit.image' : 'edit.image_url'),
      join(toolNode ? 'edit.image' : 'edit.image_urls', 'result.image_urls'),
    ],
  };
}

/** What such a graph was made for. */
export function readEdit({ nodes }: Pick<Graph, 'nodes'>): Edit {
  const configs = new Map(nodes.map(({ key, config }) => [key, config]));
  const made = nodes.find(({ key }) => key === 'edit');
  const parameters = made?.config['parameters'];
  const { num_images: count, seed } = isRecord(parameters) ? parameters : {};
  const words = configs.get('words')?.['value'];
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const tool = Object.entries(toolNodes).find(([, type]) => type === made?.type)?.[0];
  return {
    assetId: text(configs.get('photo')?.['asset_id']),
    model: tool ?? text(made?.config['model']),
    prompt: typeof words === 'string' ? words : null,
    count: typeof count === 'number' ? count : 1,
    seed: typeof seed === 'number' ? seed : null,
  };
}

/** What keeps a picture's shape with a model that does not do so by itself: nobody who edits a picture means to have it cut. */
export function keepShape(model: Model, { width, height }: { width: number; height: number }): OwnParameters {
  const fields = new Map(describeFields(model.parameters).map((field) => [field.name, field]));
  const shapes = fields.get('aspect_ratio')?.options.map(({ value }) => value) ?? [];
  const isFree = shapes.length === 0 || shapes.includes('auto');
  return {
    ...(!isFree && { aspect_ratio: nearestRatio(width / height) }),
    ...(fields.has('preserve_aspect_ratio') && { preserve_aspect_ratio: true }),
  };
}

function nearestRatio(ratio: number): string {
  const far = (name: string) => {
    const [wide = 1, high = 1] = name.split(':').map(Number);
    return Math.abs(Math.log(ratio / (wide / high)));
  };
  return aspectRatios.reduce((nearest, one) => (far(one) < far(nearest) ? one : nearest));
}

/** Pixels between two nodes on the canvas. */
const across = 336;
const down = 240;

function place(
  key: string,
  type: string,
  name: string,
  config: Record<string, unknown>,
  [column, row]: readonly [column: number, row: number],
): GraphNode {
  return { key, type, name, config, position: { x: column * across, y: row * down }, hasBreakpoint: false };
}

function join(from: string, to: string): GraphEdge {
  const [sourceKey = '', sourceHandle = ''] = from.split('.');
  const [targetKey = '', targetHandle = ''] = to.split('.');
  return { sourceKey, sourceHandle, targetKey, targetHandle };
}
