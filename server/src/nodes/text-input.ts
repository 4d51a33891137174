import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';

const empty = 'There is no text yet: write one.';

export const textInput = defineNode({
  name: 'TEXT_INPUT',
  version: 1,
  title: 'Text',
  description: 'Words of your own: a slogan, a product’s name, a mood.',
  category: 'INPUT',
  icon: 'type',
  inputs: [],
  isPure: true,
  outputs: [{ name: 'text', label: 'Text', kind: 'text', field: 'value' }],
  config: z.strictObject({
    value: z.string().normalize('NFC').max(20_000).default('').meta({
      label: 'Text',
      control: 'TEXTAREA',
      placeholder: 'Cold brew that keeps you cool',
      isRequired: true,
    }),
  }),
  checkReadiness({ value }) {
    return value.trim() === '' ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['value'] }] : [];
  },
  async run({ config }) {
    if (config.value.trim() === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    return { text: config.value };
  },
});
