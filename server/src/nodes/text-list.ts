import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';

const empty = 'There are no texts yet: write one a line.';

/** As many as a node may run over. */
const mostTexts = 1_000;

export const textList = defineNode({
  name: 'TEXT_LIST',
  version: 1,
  title: 'Texts',
  description: 'Several texts, one a line: headlines, audiences, formats. What comes next runs once for each.',
  category: 'INPUT',
  icon: 'list',
  inputs: [],
  isPure: true,
  outputs: [{ name: 'text', label: 'Text', kind: 'text', list: { path: ['values'], isAlways: true } }],
  config: z.strictObject({
    values: z
      .array(
        z
          .string()
          .normalize('NFC')
          .max(20_000)
          .refine((text) => text.trim() !== '', { error: 'must not be empty' }),
      )
      .max(mostTexts)
      .default([])
      .meta({
        label: 'Texts',
        control: 'TEXT_LIST',
        placeholder: 'Cold brew that keeps you cool',
        help: 'One a line. Paste several lines to add them all.',
        isRequired: true,
      }),
  }),
  checkReadiness({ values }) {
    return values.length === 0 ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['values'] }] : [];
  },
  async run({ config }) {
    if (config.values.length === 0) throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    return { text: config.values };
  },
});
