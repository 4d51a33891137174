/** Models that do one thing to a picture: each one entry. */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineModel, type ModelInput, type ToolModel } from './define-model.ts';
import { perUnit } from './pricing.ts';
import { readImages } from './read-images.ts';

/** What is kept at most: a result of more would be paid for and lost. In millions of pixels. */
export const mostMegapixels = 40;

/** How a cut-out is made, by what it is made of. */
const cuts = {
  anything: 'General Use (Heavy)',
  person: 'Portrait',
  soft: 'Matting',
} as const;
export const cutSubjects = Object.keys(cuts) as (keyof typeof cuts)[];

export const cutOutModel: ToolModel = defineModel<ToolModel>({
  endpoint: 'fal-ai/birefnet/v2',
  name: 'BiRefNet',
  description: 'Cuts out what stands in front, with clean edges.',
  kind: 'TOOL',
  // A few seconds are the most that it works on one picture.
  ...perUnit(
    {
      amount: '0.000000',
      unit: 'second',
      source: 'The price on the model’s page at fal.ai: nothing for a second of work',
      asOf: '2026-11-01',
    },
    () => '5',
  ),
  parameters: z.strictObject({
    subject: z
      .enum(cutSubjects)
      .default('anything')
      .meta({
        label: 'What to cut out',
        optionLabels: { anything: 'Anything', person: 'People', soft: 'Hair and fur' },
      }),
  }),
  toInput: (input) => ({
    image_url: pictureOf(input),
    model: cuts[z.enum(cutSubjects).parse(input.parameters['subject'])],
    operating_resolution: '2048x2048',
    output_format: 'png',
    refine_foreground: true,
  }),
  readAnswer: readOneImage,
});

export const upscaleModel: ToolModel = defineModel<ToolModel>({
  endpoint: 'fal-ai/seedvr/upscale/image',
  name: 'SeedVR2',
  description: 'Makes a picture larger and its details sharp, and keeps what it shows.',
  kind: 'TOOL',
  ...perUnit(
    { amount: '0.001000', unit: 'megapixel', source: 'The price on the model’s page at fal.ai', asOf: '2026-11-01' },
    ({ result_megapixels: megapixels }) => String(z.int().parse(megapixels)),
  ),
  parameters: z.strictObject({
    factor: z.int().min(2).max(4).default(2).meta({ label: 'How much larger', help: 'Times as wide and as high.' }),
    // Not sent: what is billed, as far as it is known. Without it, the most that there can be.
    result_megapixels: z.int().min(1).max(mostMegapixels).default(mostMegapixels).meta({ hidden: true }),
  }),
  toInput: (input) => ({
    image_url: pictureOf(input),
    upscale_mode: 'factor',
    upscale_factor: input.parameters['factor'],
    // As PNG, a large photo would be heavier than what is kept.
    output_format: 'jpg',
  }),
  readAnswer: readOneImage,
});

export const toolModels: readonly ToolModel[] = [cutOutModel, upscaleModel];

/** What a tool answers, `{ image }`, as the list of one. It holds nothing back: a picture that is black was black before. */
function readOneImage(output: unknown) {
  const { image } = z.object({ image: z.unknown() }).safeParse(output).data ?? {};
  return readImages({ images: image === undefined ? [] : [image], has_nsfw_concepts: [false] });
}

function pictureOf({ imageUrls: [first] }: ModelInput): string {
  if (first !== undefined) return first;
  throw new AppError('INPUT_MISSING', { message: 'This works on a picture: connect one to it.' });
}
