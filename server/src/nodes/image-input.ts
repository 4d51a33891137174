import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isWebLink } from '../fields/web-link.ts';
import { describeValue } from '@visualadgen/graph/fields/describe-value.ts';
import { defineNode } from './define-node.ts';

const empty = 'There is no picture yet: upload one, or give a link to one.';

export const imageInput = defineNode({
  name: 'IMAGE_INPUT',
  version: 1,
  title: 'Product photo',
  description: 'A picture to start from: your product, your shop, your logo.',
  category: 'INPUT',
  icon: 'image',
  inputs: [],
  isPure: true,
  outputs: [{ name: 'image_url', label: 'Image', kind: 'image' }],
  config: z.strictObject({
    asset_id: z.string().max(200).default('').meta({ label: 'Picture', control: 'IMAGE', linkField: 'image_url' }),
    image_url: z
      .string()
      .overwrite((link) => link.trim())
      .max(2_000)
      .refine((link) => link === '' || isWebLink(link), {
        error: ({ input }) => `must be a link that begins with http:// or https://, but is ${describeValue(input)}`,
      })
      .default('')
      .meta({
        label: 'Link to a picture',
        help: 'Used when no picture is uploaded.',
        placeholder: 'https://example.com/photo.jpg',
      }),
  }),
  checkReadiness({ asset_id, image_url }) {
    return asset_id === '' && image_url === ''
      ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['asset_id'] }]
      : [];
  },
  async run({ config, services, handle }) {
    if (config.asset_id !== '') return { image_url: await services.assets.reference(config.asset_id, handle) };
    if (config.image_url === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    return { image_url: config.image_url };
  },
});
