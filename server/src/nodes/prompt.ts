import { z } from 'zod';
import { AppError } from '../errors.ts';
import { checkTemplate } from '@visualadgen/graph/template/check-template.ts';
import { fillWhole } from '@visualadgen/graph/template/fill-whole.ts';
import { findUnusedInputs } from '@visualadgen/graph/template/find-unused-inputs.ts';
import { portKindNames } from '@visualadgen/graph/ports/port-kinds.ts';
import { defineNode } from './define-node.ts';

const empty = 'The prompt is empty: write what the picture should show.';

export const prompt = defineNode({
  name: 'PROMPT',
  version: 1,
  title: 'Prompt',
  description: 'Describes what to draw, with {{variables}} from the nodes before it.',
  category: 'TRANSFORM',
  icon: 'text-quote',
  inputs: [{ name: 'input', label: 'Anything', kind: 'text', accepts: portKindNames, isRequired: false, isOpen: true }],
  isPure: true,
  outputs: [{ name: 'prompt', label: 'Prompt', kind: 'prompt', field: 'template' }],
  config: z.strictObject({
    template: z.string().normalize('NFC').max(20_000).default('').meta({
      label: 'Prompt',
      control: 'TEMPLATE',
      placeholder: 'An ad for {{text}}, in the mood of {{trends}}',
      help: 'Write {{name}} for what comes in, or {{Node name.name}} where two nodes give the same.',
      isRequired: true,
    }),
  }),
  checkReadiness({ template }, upstream) {
    if (template.trim() === '') return [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['template'] }];
    const wrong = checkTemplate(template, upstream.nodes);
    // What is wrongly named is not also told to be missing.
    const problems = wrong.length > 0 ? wrong : findUnusedInputs(template, upstream.nodes);
    return problems.map((problem) => ({ ...problem, path: ['template'] }));
  },
  async run({ config, input, upstream }) {
    if (config.template.trim() === '') throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    const filled = fillWhole(config.template, input, upstream);
    if (filled.ok) return { prompt: filled.text };
    const { code, message, details } = filled.problem;
    throw new AppError(code, { message, details });
  },
});
