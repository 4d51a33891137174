import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';

const empty = 'No brand is chosen.';

export const brandNode = defineNode({
  name: 'BRAND',
  version: 1,
  title: 'Brand',
  description: 'Colors, fonts, logos, tone and words of a brand, for texts, pictures and finished ads.',
  category: 'INPUT',
  icon: 'palette',
  inputs: [],
  isPure: true,
  // A brand may be changed at any time. It is read anew for each run; what hangs on it is made anew only where that made a difference.
  resultLasts: 0,
  outputs: [{ name: 'brand', label: 'Brand', kind: 'brand' }],
  config: z.strictObject({
    brand_id: z.string().max(200).default('').meta({ label: 'Brand', control: 'BRAND', isRequired: true }),
  }),
  checkReadiness({ brand_id }) {
    return brand_id === '' ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['brand_id'] }] : [];
  },
  async run({ config, services, handle }) {
    if (config.brand_id === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    return { brand: await services.brands.read(config.brand_id, handle) };
  },
});
