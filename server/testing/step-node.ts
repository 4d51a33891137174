import { z } from 'zod';
import { defineNode } from '../src/nodes/define-node.ts';

/** A node that takes nothing, and gives at once. */
export const step = defineNode({
  name: 'STEP',
  version: 1,
  title: 'Step',
  description: 'A step.',
  category: 'TRANSFORM',
  icon: 'footprints',
  inputs: [],
  outputs: [{ name: 'text', label: 'Out', kind: 'text' }],
  config: z.strictObject({}),
  run: async () => ({ text: 'x' }),
});
