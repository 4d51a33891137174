import { z } from 'zod';
import { AppError } from '../errors.ts';
import { estimateModelCost } from '../models/estimate-cost.ts';
import { mostMegapixels, upscaleModel } from '../models/tool-models.ts';
import { pictureIn, pictureInput } from './answers/one-picture.ts';
import { defineNode } from './define-node.ts';
import { imagesIn } from './node-services.ts';

export const upscale = defineNode({
  name: 'UPSCALE',
  version: 1,
  title: 'Upscale',
  description: 'Makes a picture larger, with sharp details. Upscale before you cut out: it fills what is transparent.',
  category: 'MODEL',
  icon: 'maximize-2',
  inputs: [pictureInput('Image')],
  outputs: [{ name: 'image', label: 'Larger image', kind: 'image' }],
  alsoGives: ['cost'],
  config: z.strictObject({
    factor: z
      .int()
      .min(2)
      .max(4)
      .default(2)
      .meta({ label: 'How much larger', help: 'Times as wide and as high; 40 megapixels at most.' }),
  }),
  // How large the picture is that will come in is not known: the most that there can be.
  estimateCost: ({ factor }) => ({
    model: upscaleModel.id,
    cost: estimateModelCost(upscaleModel, { parameters: { factor } }),
  }),
  async run({ config: { factor }, input, services, handle }) {
    const picture = pictureIn(input, 'It has nothing to make larger: connect a picture to it.');
    const { width, height } = await services.assets.measure(picture, handle);
    const megapixels = (width * height * factor ** 2) / 1e6;
    if (megapixels > mostMegapixels) throw tooLarge(width * factor, height * factor);
    const parameters = { factor, result_megapixels: Math.ceil(megapixels) };
    const request = { models: [upscaleModel.id] as const, prompt: '', imageUrls: [picture], parameters };
    const { imageRefs, cost } = imagesIn(await services.models.ask(request, handle));
    return { image: imageRefs[0], cost };
  },
});

/** Before anything is paid: it could not be kept. */
function tooLarge(width: number, height: number): AppError {
  const message = `The result would have ${width} × ${height} pixels, which is more than ${mostMegapixels} megapixels: choose a smaller factor, or a smaller picture.`;
  return new AppError('IMAGE_TOO_LARGE', { message, details: { width, height } });
}
