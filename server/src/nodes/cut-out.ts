import { z } from 'zod';
import { estimateModelCost } from '../models/estimate-cost.ts';
import { cutOutModel, cutSubjects } from '../models/tool-models.ts';
import { pictureIn, pictureInput } from './answers/one-picture.ts';
import { defineNode } from './define-node.ts';
import { imagesIn } from './node-services.ts';

export const cutOut = defineNode({
  name: 'CUT_OUT',
  version: 1,
  title: 'Cut out',
  description: 'Cuts what stands in front out of its background, which becomes transparent.',
  category: 'MODEL',
  icon: 'scissors',
  inputs: [pictureInput('Image')],
  outputs: [{ name: 'image', label: 'Cut-out', kind: 'image' }],
  alsoGives: ['cost'],
  config: z.strictObject({
    subject: z
      .enum(cutSubjects)
      .default('anything')
      .meta({
        label: 'What to cut out',
        optionLabels: { anything: 'Anything', person: 'People', soft: 'Hair and fur' },
      }),
  }),
  estimateCost: ({ subject }) => ({
    model: cutOutModel.id,
    cost: estimateModelCost(cutOutModel, { parameters: { subject } }),
  }),
  async run({ config, input, services, handle }) {
    const picture = pictureIn(input, 'It has nothing to cut out: connect a picture to it.');
    const request = { models: [cutOutModel.id] as const, prompt: '', imageUrls: [picture], parameters: config };
    const { imageRefs, cost } = imagesIn(await services.models.ask(request, handle));
    return { image: imageRefs[0], cost };
  },
});
