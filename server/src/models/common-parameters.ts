import { z } from 'zod';

/** The shapes that ads are made in. */
export const aspectRatios = ['1:1', '4:5', '9:16', '16:9'] as const;
export type AspectRatio = (typeof aspectRatios)[number];

const ratioLabels = {
  auto: 'As the picture',
  '1:1': 'Square (1:1)',
  '4:5': 'Portrait (4:5)',
  '9:16': 'Story (9:16)',
  '16:9': 'Wide (16:9)',
};

const numImages = z
  .int()
  .min(1)
  .max(4)
  .default(1)
  .meta({ label: 'Images', help: 'How many variants to make. Each one is paid for.' });

const aspectRatio = z.enum(aspectRatios).default('1:1').meta({ label: 'Format', optionLabels: ratioLabels });

/** The same with `auto`, for models that can keep the format of the picture they edit. */
export const aspectRatioOrAuto = z
  .enum(['auto', ...aspectRatios])
  .default('auto')
  .meta({ label: 'Format', optionLabels: ratioLabels });

const seed = z.int().min(0).max(4_294_967_295).nullish().meta({
  label: 'Seed',
  control: 'SEED',
  help: 'The same seed and prompt give the same picture again. Leave it empty for a random one each time the model runs.',
});

export function guidance(preset: number, range: { min: number; max: number }) {
  return z
    .number()
    .min(range.min)
    .max(range.max)
    .default(preset)
    .meta({ label: 'Guidance', help: 'How closely to follow the prompt.', step: 0.5 });
}

export function steps(preset: number, range: { min: number; max: number }) {
  return z
    .int()
    .min(range.min)
    .max(range.max)
    .default(preset)
    .meta({ label: 'Steps', help: 'More steps take longer and show finer detail.' });
}

/** Steps of a model that knows only some numbers and takes them as text; a number is understood, too. */
export function stepsAsText(preset: string, choices: readonly string[]) {
  return z
    .preprocess((value) => (typeof value === 'number' ? String(value) : value), z.enum(choices))
    .default(preset)
    .meta({ label: 'Steps', help: 'More steps take longer and show finer detail.' });
}

/**
 * What a model takes beside the prompt, under our common names: images, format and seed, which every model takes (each
 * may be given anew), and its own. Those common parameters that it does not take are accepted all the same, and left out
 * of its input, because people switch models and integrators send the common set. Any other name is refused.
 */
export function parametersOf(own: z.ZodRawShape): z.ZodObject {
  const taken = { num_images: numImages, aspect_ratio: aspectRatio, ...own, seed };
  const unused = Object.entries(unusedParameters).filter(([name]) => !Object.hasOwn(taken, name));
  return z.strictObject({ ...taken, ...Object.fromEntries(unused) });
}

const unusedParameters = {
  guidance_scale: z.number().nullish().meta({ hidden: true }),
  num_inference_steps: z.union([z.int(), z.string()]).nullish().meta({ hidden: true, control: 'INTEGER' }),
};

/** Those of the named parameters that have a value, as a provider's input. */
export function pick(parameters: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = parameters[name];
      return value === null || value === undefined ? [] : [[name, value]];
    }),
  );
}

/** How many images are asked for. `parameters` have passed the model's own schema. */
export function imageCount(parameters: Record<string, unknown>): number {
  return z.int().parse(parameters['num_images']);
}
