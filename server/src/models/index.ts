/**
 * The catalogue of models, each one entry: what it takes, what it costs, how our words become its words, and its answer ours.
 * A new model is one new entry in this table; forms, checks, estimates, paid calls and the API follow from it.
 */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import {
  aspectRatioOrAuto,
  guidance,
  imageCount,
  parametersOf,
  pick,
  steps,
  stepsAsText,
} from './common-parameters.ts';
import { defineModel, type ImageModel, type Model } from './define-model.ts';
import { fluxSizes, imageSize, megapixels, sdxlSizes, seedreamSizes } from './image-sizes.ts';
import type { ModelPrice } from './model-price.ts';
import { perUnit } from './pricing.ts';
import { readImages } from './read-images.ts';
import type { ModelKind } from './provider.ts';
import { textModels, visionModels } from './text-models.ts';
import { toolModels } from './tool-models.ts';

/** What fal lets the models that take several pictures have at most. */
const mostPictures = 10;
const png = { output_format: 'png' };
const fluxGuidance = guidance(3.5, { min: 1, max: 20 });
const lightningSteps = stepsAsText('4', ['1', '2', '4', '8']);
const perMegapixelOf = (sizes: typeof fluxSizes) => (parameters: Record<string, unknown>) =>
  megapixels(sizes, parameters);
const perImage = (parameters: Record<string, unknown>) => String(imageCount(parameters));

export const imageModels: readonly ImageModel[] = [
  defineModel({
    endpoint: 'fal-ai/flux/schnell',
    name: 'FLUX Schnell',
    description: 'Quick and cheap. Good for trying many ideas.',
    ...fromPrompt('image_size'),
    ...perUnit(price('0.003', 'megapixel'), perMegapixelOf(fluxSizes)),
    parameters: parametersOf({ guidance_scale: fluxGuidance, num_inference_steps: steps(4, { min: 1, max: 12 }) }),
    toInput: ({ prompt, parameters }) => ({
      prompt,
      image_size: imageSize(fluxSizes, parameters),
      ...pick(parameters, 'num_images', 'guidance_scale', 'num_inference_steps', 'seed'),
      ...png,
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/flux/dev',
    name: 'FLUX Dev',
    description: 'Slower than Schnell, with finer detail. Good for the final picture.',
    ...fromPrompt('image_size'),
    ...perUnit(price('0.025', 'megapixel'), perMegapixelOf(fluxSizes)),
    parameters: parametersOf({ guidance_scale: fluxGuidance, num_inference_steps: steps(28, { min: 1, max: 50 }) }),
    toInput: ({ prompt, parameters }) => ({
      prompt,
      image_size: imageSize(fluxSizes, parameters),
      ...pick(parameters, 'num_images', 'guidance_scale', 'num_inference_steps', 'seed'),
      ...png,
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/fast-lightning-sdxl',
    name: 'SDXL Lightning',
    description: 'A picture in a few steps. Good for rough drafts.',
    ...fromPrompt('image_size'),
    ...perUnit(price('0.002', 'image'), perImage),
    parameters: parametersOf({ num_inference_steps: lightningSteps }),
    toInput: ({ prompt, parameters }) => ({
      prompt,
      image_size: imageSize(sdxlSizes, parameters),
      ...pick(parameters, 'num_images', 'num_inference_steps', 'seed'),
      format: 'png',
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/fast-sdxl',
    name: 'Stable Diffusion XL',
    description: 'The classic. Can be told what to leave out.',
    ...fromPrompt('image_size'),
    ...perUnit(price('0.002', 'megapixel'), perMegapixelOf(sdxlSizes)),
    parameters: parametersOf({
      negative_prompt: z
        .string()
        .max(2_000)
        .default('')
        .meta({ label: 'Leave out', control: 'TEXTAREA', placeholder: 'blurry, watermark, text' }),
      guidance_scale: guidance(7.5, { min: 0, max: 20 }),
      num_inference_steps: steps(25, { min: 1, max: 50 }),
    }),
    toInput: ({ prompt, parameters }) => ({
      prompt,
      image_size: imageSize(sdxlSizes, parameters),
      ...pick(parameters, 'num_images', 'negative_prompt', 'guidance_scale', 'num_inference_steps', 'seed'),
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/nano-banana',
    name: 'Nano Banana',
    description: 'Understands long, detailed prompts. Good at words in pictures.',
    ...fromPrompt('aspect_ratio'),
    ...perUnit(nanoBananaPrice(), perImage),
    parameters: parametersOf({}),
    toInput: ({ prompt, parameters }) => ({
      prompt,
      ...pick(parameters, 'aspect_ratio', 'num_images', 'seed'),
      ...png,
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/flux/schnell/redux',
    name: 'FLUX Redux',
    description: 'Makes variants of a picture, without a prompt.',
    ...fromPicture('image_size'),
    takesPrompt: false,
    // Two lists disagree; the dearer one is taken, so that an estimate never flatters.
    ...perUnit(
      {
        ...price('0.025', 'megapixel'),
        source: 'An earlier price list; a third party says 0.003 a megapixel, so the bill may be lower',
      },
      perMegapixelOf(fluxSizes),
    ),
    parameters: parametersOf({ num_inference_steps: steps(4, { min: 1, max: 12 }) }),
    toInput: ({ imageUrls, parameters }) => ({
      image_url: firstPicture(imageUrls),
      image_size: imageSize(fluxSizes, parameters),
      ...pick(parameters, 'num_images', 'num_inference_steps', 'seed'),
      ...png,
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/fast-lightning-sdxl/image-to-image',
    name: 'SDXL Lightning Edit',
    description: 'Redraws a picture in a few steps, as freely as you like.',
    ...fromPicture('image_size'),
    ...perUnit(price('0.002', 'image'), perImage),
    parameters: parametersOf({
      strength: z
        .number()
        .min(0.05)
        .max(1)
        .default(0.95)
        .meta({ label: 'Freedom', help: 'How far to move away from the picture.', step: 0.05 }),
      preserve_aspect_ratio: z.boolean().default(false).meta({ label: 'Keep the picture’s format' }),
      num_inference_steps: lightningSteps,
    }),
    toInput: ({ prompt, imageUrls, parameters }) => ({
      prompt,
      image_url: firstPicture(imageUrls),
      image_size: imageSize(sdxlSizes, parameters),
      ...pick(parameters, 'num_images', 'strength', 'preserve_aspect_ratio', 'num_inference_steps', 'seed'),
      format: 'png',
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/nano-banana/edit',
    name: 'Nano Banana Edit',
    description: 'Changes what you ask for and keeps the rest of the picture.',
    ...fromPicture('aspect_ratio', mostPictures),
    ...perUnit(nanoBananaPrice(), perImage),
    parameters: parametersOf({ aspect_ratio: aspectRatioOrAuto }),
    toInput: ({ prompt, imageUrls, parameters }) => ({
      prompt,
      image_urls: pictures(imageUrls),
      ...pick(parameters, 'aspect_ratio', 'num_images', 'seed'),
      ...png,
    }),
  }),
  defineModel({
    endpoint: 'fal-ai/bytedance/seedream/v4/edit',
    name: 'Seedream 4 Edit',
    description: 'Edits a picture at high resolution.',
    ...fromPicture('image_size', mostPictures),
    ...perUnit(price('0.03', 'image'), perImage),
    parameters: parametersOf({ aspect_ratio: aspectRatioOrAuto }),
    toInput: ({ prompt, imageUrls, parameters }) => ({
      prompt,
      image_urls: pictures(imageUrls),
      image_size: imageSize(seedreamSizes, parameters),
      ...pick(parameters, 'num_images', 'seed'),
    }),
  }),
];

/** All of them, by kind. */
export const models: readonly Model[] = [...imageModels, ...textModels, ...visionModels, ...toolModels];

const byId = new Map<string, Model>(models.map((model) => [model.id, model]));
const byKind = Map.groupBy(models, ({ kind }) => kind);

/** The model of that id, if there is one. */
export function findModel(id: string): Model | undefined {
  return byId.get(id);
}

/** Those of one kind, in the order in which they are asked. */
export function modelsOf(kind: ModelKind): readonly Model[] {
  return byKind.get(kind) ?? [];
}

/** The same, where it is to be one that makes pictures. */
export function findImageModel(id: string): ImageModel | undefined {
  const model = byId.get(id);
  return model?.kind === 'IMAGE' ? model : undefined;
}

type Traits = Pick<
  ImageModel,
  'kind' | 'editsImage' | 'maxImages' | 'namesPictures' | 'takesPrompt' | 'sizeGivenAs' | 'readAnswer'
>;

function fromPrompt(sizeGivenAs: ImageModel['sizeGivenAs']): Traits {
  const none = { editsImage: false, maxImages: 0, namesPictures: false };
  return { kind: 'IMAGE', ...none, takesPrompt: true, sizeGivenAs, readAnswer: readImages };
}

function fromPicture(sizeGivenAs: ImageModel['sizeGivenAs'], maxImages = 1): Traits {
  // Those that take several, by the guides of Google and ByteDance.
  const some = { editsImage: true, maxImages, namesPictures: maxImages > 1 };
  return { kind: 'IMAGE', ...some, takesPrompt: true, sizeGivenAs, readAnswer: readImages };
}

function price(amount: string, unit: ModelPrice['unit']): ModelPrice {
  return { amount, unit, source: 'The price on the model’s page at fal.ai', asOf: '2026-11-01' };
}

function nanoBananaPrice(): ModelPrice {
  return {
    ...price('0.039', 'image'),
    source: 'A third party’s price list; an earlier list says 0.003 an image, so the bill may be lower',
  };
}

/** What an editing model cannot do without; throws INPUT_MISSING. */
function firstPicture(imageUrls: string[]): string {
  const [first] = imageUrls;
  if (first === undefined)
    throw new AppError('INPUT_MISSING', { message: 'This model edits a picture: connect one to it.' });
  return first;
}

function pictures(imageUrls: string[]): string[] {
  firstPicture(imageUrls);
  return imageUrls;
}
