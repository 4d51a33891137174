import { z } from 'zod';
import { estimateModelCost } from '../../src/models/estimate-cost.ts';
import { textModels } from '../../src/models/text-models.ts';
import { defineNode } from '../../src/nodes/define-node.ts';
import { textIn } from '../../src/nodes/node-services.ts';

const [first, second] = textModels;
if (!first || !second) throw new Error('There are text models.');

/** A node for tests alone: it has a text model write a line. */
export const writeLine = defineNode({
  name: 'WRITE_LINE',
  version: 1,
  title: 'Written line',
  description: 'Has a line written.',
  category: 'MODEL',
  icon: 'pencil',
  inputs: [{ name: 'text', label: 'Text', kind: 'text', accepts: ['text'], isRequired: true, isOpen: false }],
  outputs: [{ name: 'text', label: 'Line', kind: 'text' }],
  alsoGives: ['cost'],
  config: z.strictObject({}),
  estimateCost: () => ({ model: first.id, cost: estimateModelCost(first, { parameters: {} }) }),
  async run({ input, services, handle }) {
    const prompt = `A line: ${String(input.text)}`;
    const request = { models: [first.id, second.id] as const, prompt, imageUrls: [], parameters: {} };
    const { text, cost } = textIn(await services.models.ask(request, handle));
    return { text, cost };
  },
});
