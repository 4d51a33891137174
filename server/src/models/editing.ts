import { describeFields } from '../fields/describe-fields.ts';
import type { Model } from './define-model.ts';
import { models } from './index.ts';
import { cutOutModel, upscaleModel } from './tool-models.ts';

/** What a model makes of one picture. */
export interface Editing {
  /** What it is called where people choose. */
  title: string;
  /** It is told in words what to change. */
  takesPrompt: boolean;
  /** How many variants it makes at once, at most. */
  mostVariants: number;
  takesSeed: boolean;
}

/** In the order in which they are offered; the first is taken where nothing is said. */
const order = [
  'fal-ai/bytedance/seedream/v4/edit',
  'fal-ai/nano-banana/edit',
  'fal-ai/fast-lightning-sdxl/image-to-image',
  'fal-ai/flux/schnell/redux',
  cutOutModel.id,
  upscaleModel.id,
];

const toolTitles: Readonly<Record<string, string>> = { [cutOutModel.id]: 'Cut out', [upscaleModel.id]: 'Make larger' };

/** Null for a model that makes nothing of a picture. */
export function editingOf(model: Model): Editing | null {
  if (model.kind === 'TOOL')
    return { title: toolTitles[model.id] ?? model.name, takesPrompt: false, mostVariants: 1, takesSeed: false };
  if (model.kind !== 'IMAGE' || !model.editsImage) return null;
  const fields = new Map(describeFields(model.parameters).map((field) => [field.name, field]));
  return {
    title: model.name,
    takesPrompt: model.takesPrompt,
    mostVariants: fields.get('num_images')?.maximum ?? 1,
    takesSeed: fields.has('seed'),
  };
}

/** All that edit: those of the order above first. */
export const editingModels: readonly Model[] = models
  .filter((model) => editingOf(model) !== null)
  .toSorted((a, b) => placeOf(a) - placeOf(b));

function placeOf({ id }: Model): number {
  const place = order.indexOf(id);
  return place < 0 ? order.length : place;
}
