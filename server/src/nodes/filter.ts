import { z } from 'zod';
import { defineNode } from './define-node.ts';
import { checkRule, estimateRules, refuseUnready, ruleShape, testRule } from './rules/rule.ts';
import { subjectOf, subjectPort } from './rules/subject.ts';

export const filter = defineNode({
  name: 'FILTER',
  version: 1,
  title: 'Filter',
  description: 'Lets through what fits a rule, and gives the rest at another output. A model can decide by a question.',
  category: 'TRANSFORM',
  icon: 'list-filter',
  inputs: [subjectPort],
  outputs: [
    { name: 'passed', label: 'Passed', kind: 'text', sameAs: 'value', branch: 'passed' },
    { name: 'rest', label: 'Rest', kind: 'text', sameAs: 'value', branch: 'rest' },
  ],
  alsoGives: ['reason', 'cost'],
  config: z.strictObject({
    rule: z
      .strictObject(ruleShape)
      .default({ match: 'all', conditions: [] })
      .meta({ label: 'What passes', control: 'RULE', isRequired: true }),
  }),
  checkReadiness: ({ rule }) =>
    checkRule(rule).map(({ path, ...problem }) => ({ ...problem, path: ['rule', ...path] })),
  estimateCost: ({ rule }, defaults) => estimateRules([rule], defaults),
  async run({ config: { rule }, input, values, services, handle }) {
    refuseUnready(rule);
    const { fits, reasons, cost } = await testRule(rule, subjectOf(values['value']), { services, handle });
    const told = reasons.length > 0 ? { reason: reasons.join(' ') } : {};
    return { [fits ? 'passed' : 'rest']: input['value'], ...told, cost };
  },
});
