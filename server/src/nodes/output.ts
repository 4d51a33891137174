import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Values } from '../graph/graph.ts';
import { aspectRatios } from '../models/common-parameters.ts';
import { defineNode } from './define-node.ts';

export const output = defineNode({
  name: 'OUTPUT',
  version: 1,
  title: 'Output',
  description: 'Your finished ads, cut to the size you need.',
  category: 'OUTPUT',
  icon: 'gallery-horizontal-end',
  inputs: [
    {
      name: 'image_urls',
      label: 'Images',
      kind: 'images',
      accepts: ['images', 'image'],
      isRequired: true,
      isOpen: false,
    },
  ],
  outputs: [{ name: 'final_images', label: 'Finished images', kind: 'images' }],
  config: z.strictObject({
    num_images: z
      .int()
      .min(1)
      .max(4)
      .default(4)
      .meta({ label: 'Images', help: 'How many to keep at most, from the first on.' }),
    aspect_ratio: z
      .enum(['original', ...aspectRatios])
      .default('original')
      .meta({
        label: 'Format',
        help: 'Cuts each picture to this shape, around its middle.',
        optionLabels: {
          original: 'As it is',
          '1:1': 'Square (1:1)',
          '4:5': 'Portrait (4:5)',
          '9:16': 'Story (9:16)',
          '16:9': 'Wide (16:9)',
        },
      }),
  }),
  async run({ config, input, services, handle }) {
    const kept = picturesIn(input).slice(0, config.num_images);
    if (config.aspect_ratio === 'original') return { final_images: kept };
    const { aspect_ratio } = config;
    return {
      final_images: await Promise.all(kept.map((picture) => services.assets.crop(picture, aspect_ratio, handle))),
    };
  },
});

function picturesIn({ image_urls: pictures }: Values): string[] {
  const links = Array.isArray(pictures) ? pictures.filter((picture) => typeof picture === 'string') : [];
  if (links.length > 0) return links;
  throw new AppError('INPUT_MISSING', {
    message: 'No pictures came in: join an Image model to it.',
    details: { input: 'image_urls' },
  });
}
