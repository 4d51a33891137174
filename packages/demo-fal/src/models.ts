import { z } from 'zod';
import type { EditWay } from './drawing/edit.ts';
import type { StyleName } from './drawing/styles/index.ts';
import {
  ASPECT_NAMES,
  aspectSizeOf,
  imageSize,
  seedreamSize,
  seedreamSizeOf,
  type Size,
  sizeOf,
  type SizeName,
} from './image-size.ts';

/** What any model's input comes to: what to draw, how often, from which pictures, at which size. */
export interface ParsedInput {
  prompt: string;
  imageUrls: string[];
  count: number;
  seed?: number;
  format: 'jpeg' | 'png';
  /** How far an edit goes from the photo, 0–1. */
  strength: number;
  checksSafety: boolean;
  /** Pixels; an edit may take its proportions from its first photo. */
  sizeFor(photo?: Size): Size;
}

/** One of fal's models, as the demo plays it. */
export interface DemoModel {
  title: string;
  style: StyleName;
  edit?: EditWay;
  /** Steps of its progress bar. */
  steps: number;
  /** Milliseconds of drawing time for one picture at a lively pace. */
  pace: number;
  price: { unit: 'images' | 'megapixels'; unitPrice: number };
  /** The shape of its answer: the nano-banana family describes, the others tell seed and safety. */
  answer: 'seed' | 'description';
  /** Reads its input; what it refuses, fal refuses. */
  input: z.ZodType<ParsedInput>;
}

const prompt = z.string().min(1).max(20_000);
const url = z.string().min(1);
const seed = z.int().min(0).max(4_294_967_295).nullish();
const images = (most: number) => z.int().min(1).max(most).default(1);
const format = (fallback: 'jpeg' | 'png') => z.enum(['jpeg', 'png']).default(fallback);
const common = { seed, sync_mode: z.boolean().default(false), enable_safety_checker: z.boolean().default(true) };
const guidance = (fallback: number) => z.number().min(1).max(20).default(fallback);
const steps = (most: number, fallback: number) => z.int().min(1).max(most).default(fallback);

interface Common {
  prompt?: string;
  image_url?: string;
  image_urls?: string[];
  num_images: number;
  seed?: number | null | undefined;
  output_format?: 'jpeg' | 'png';
  format?: 'jpeg' | 'png';
  strength?: number;
  enable_safety_checker?: boolean;
}

const parsed = (given: Common, sizeFor: ParsedInput['sizeFor']): ParsedInput => ({
  prompt: given.prompt ?? '',
  imageUrls: given.image_urls ?? (given.image_url === undefined ? [] : [given.image_url]),
  count: given.num_images,
  ...(typeof given.seed === 'number' ? { seed: given.seed } : {}),
  format: given.output_format ?? given.format ?? 'jpeg',
  strength: given.strength ?? 1,
  checksSafety: given.enable_safety_checker ?? true,
  sizeFor,
});

const sized = (given: Common & { image_size: SizeName | Size }): ParsedInput =>
  parsed(given, () => sizeOf(given.image_size));

const flux = (defaultSteps: number, mostSteps: number) =>
  z
    .object({
      prompt,
      image_size: imageSize('landscape_4_3'),
      num_inference_steps: steps(mostSteps, defaultSteps),
      guidance_scale: guidance(3.5),
      num_images: images(4),
      output_format: format('jpeg'),
      acceleration: z.enum(['none', 'regular', 'high']).default('none'),
      ...common,
    })
    .transform(sized);

const lightning = {
  prompt,
  image_size: imageSize('square_hd'),
  num_inference_steps: z.enum(['1', '2', '4', '8']).default('4'),
  num_images: images(8),
  format: format('jpeg'),
  ...common,
};

const aspect = z.enum(ASPECT_NAMES);

/** Prices in US dollars for one unit, as fal listed them in November 2026. */
export const MODELS: Readonly<Record<string, DemoModel>> = {
  'fal-ai/flux/schnell': {
    title: 'FLUX Schnell',
    style: 'poster',
    steps: 4,
    pace: 900,
    answer: 'seed',
    price: { unit: 'megapixels', unitPrice: 0.003 },
    input: flux(4, 12),
  },
  'fal-ai/flux/dev': {
    title: 'FLUX Dev',
    style: 'editorial',
    steps: 28,
    pace: 2400,
    answer: 'seed',
    price: { unit: 'megapixels', unitPrice: 0.025 },
    input: flux(28, 50),
  },
  'fal-ai/flux/schnell/redux': {
    title: 'FLUX Redux',
    style: 'editorial',
    edit: 'variation',
    steps: 4,
    pace: 1100,
    answer: 'seed',
    price: { unit: 'megapixels', unitPrice: 0.025 },
    input: z
      .object({
        image_url: url,
        image_size: imageSize('landscape_4_3'),
        num_inference_steps: steps(12, 4),
        num_images: images(4),
        output_format: format('jpeg'),
        acceleration: z.enum(['none', 'regular', 'high']).default('none'),
        ...common,
      })
      .transform(sized),
  },
  'fal-ai/fast-lightning-sdxl': {
    title: 'SDXL Lightning',
    style: 'neon',
    steps: 4,
    pace: 700,
    answer: 'seed',
    price: { unit: 'images', unitPrice: 0.002 },
    input: z.object(lightning).transform(sized),
  },
  'fal-ai/fast-lightning-sdxl/image-to-image': {
    title: 'SDXL Lightning Edit',
    style: 'neon',
    edit: 'restyle',
    steps: 4,
    pace: 900,
    answer: 'seed',
    price: { unit: 'images', unitPrice: 0.002 },
    input: z
      .object({
        ...lightning,
        image_url: url,
        strength: z.number().min(0.05).max(1).default(0.95),
        preserve_aspect_ratio: z.boolean().default(false),
      })
      .transform((given) =>
        parsed(given, (photo) =>
          given.preserve_aspect_ratio && photo ? inside(photo, sizeOf(given.image_size)) : sizeOf(given.image_size),
        ),
      ),
  },
  'fal-ai/fast-sdxl': {
    title: 'Stable Diffusion XL',
    style: 'painterly',
    steps: 25,
    pace: 1500,
    answer: 'seed',
    price: { unit: 'megapixels', unitPrice: 0.002 },
    input: z
      .object({
        prompt,
        negative_prompt: z.string().default(''),
        image_size: imageSize('square_hd'),
        num_inference_steps: steps(50, 25),
        guidance_scale: z.number().min(0).max(20).default(7.5),
        num_images: images(8),
        format: format('jpeg'),
        expand_prompt: z.boolean().default(false),
        ...common,
      })
      .transform(sized),
  },
  'fal-ai/nano-banana': {
    title: 'Nano Banana',
    style: 'playful',
    steps: 1,
    pace: 1800,
    answer: 'description',
    price: { unit: 'images', unitPrice: 0.039 },
    input: z
      .object({
        prompt: prompt.min(3).max(50_000),
        num_images: images(4),
        aspect_ratio: aspect.default('1:1'),
        output_format: format('png'),
        seed,
        sync_mode: common.sync_mode,
      })
      .transform((given) => parsed(given, () => aspectSizeOf(given.aspect_ratio))),
  },
  'fal-ai/nano-banana/edit': {
    title: 'Nano Banana Edit',
    style: 'playful',
    edit: 'place',
    steps: 1,
    pace: 2000,
    answer: 'description',
    price: { unit: 'images', unitPrice: 0.039 },
    input: z
      .object({
        prompt: prompt.min(3).max(50_000),
        image_urls: z.array(url).min(1).max(10),
        num_images: images(4),
        aspect_ratio: z.enum(['auto', ...ASPECT_NAMES]).default('auto'),
        output_format: format('png'),
        seed,
        sync_mode: common.sync_mode,
      })
      .transform((given) => parsed(given, (photo) => aspectSizeOf(given.aspect_ratio, photo))),
  },
  'fal-ai/bytedance/seedream/v4/edit': {
    title: 'Seedream 4 Edit',
    style: 'editorial',
    edit: 'place',
    steps: 20,
    pace: 2600,
    answer: 'seed',
    price: { unit: 'images', unitPrice: 0.03 },
    input: z
      .object({
        prompt: prompt.max(5_000),
        image_urls: z.array(url).min(1).max(10),
        image_size: seedreamSize,
        num_images: images(6),
        max_images: z.int().min(1).max(6).default(1),
        ...common,
      })
      .transform((given) => ({
        ...parsed(given, (photo) => seedreamSizeOf(given.image_size, photo)),
        format: 'png' as const,
      })),
  },
};

/** How many units of its price some pictures of one size are: megapixels are rounded up, picture by picture. */
export function billableUnits(model: DemoModel, { width, height }: Size, count: number): number {
  return model.price.unit === 'images' ? count : count * Math.max(1, Math.ceil((width * height) / (1024 * 1024)));
}

function inside(photo: Size, box: Size): Size {
  const scale = Math.min(box.width / photo.width, box.height / photo.height);
  return { width: Math.max(1, Math.round(photo.width * scale)), height: Math.max(1, Math.round(photo.height * scale)) };
}
