import { describeValue } from '@visualadgen/graph/fields/describe-value.ts';
import { listWords, quote } from '@visualadgen/graph/text/wording.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';
import type { ConditionWorld } from './rules/define-condition.ts';
import { checkRule, estimateRules, refuseUnready, type Rule, ruleShape, sumOf, testRule } from './rules/rule.ts';
import { type Subject, subjectOf, subjectPort } from './rules/subject.ts';

const noRules = 'There are no rules yet: add one for each way that things are to take.';
const mostRules = 20;

/** Outputs and inputs that every switch has. */
const takenNames = new Set(['value', 'else', 'error', 'error_code', 'reason', 'cost']);

const rule = z.strictObject({
  name: z
    .string()
    .max(40)
    .refine((name) => /^[a-z]\w*$/i.test(name) && !takenNames.has(name), {
      error: ({ input }) =>
        `must be a name of letters, digits and _ (and none of ${listWords([...takenNames], 'or')}), but is ${describeValue(input)}`,
    }),
  label: z.string().normalize('NFC').max(60).default(''),
  ...ruleShape,
});

export const switchNode = defineNode({
  name: 'SWITCH',
  version: 1,
  title: 'Switch',
  description: 'Sends each thing the way of the first rule that it fits, and whatever fits none of them another way.',
  category: 'TRANSFORM',
  icon: 'git-branch',
  inputs: [subjectPort],
  outputs: [{ name: 'else', label: 'Else', kind: 'text', sameAs: 'value', branch: 'else' }],
  namedOutputs: { field: 'rules', areBranches: true, sameAs: 'value' },
  alsoGives: ['reason', 'cost'],
  config: z
    .strictObject({
      rules: z.array(rule).max(mostRules).default([]).meta({
        label: 'Rules',
        control: 'RULE_LIST',
        isRequired: true,
        help: 'Looked at from the first to the last.',
      }),
      when_several_fit: z
        .enum(['first', 'fail'])
        .default('first')
        .meta({
          label: 'Where several rules fit',
          optionLabels: { first: 'The first one wins', fail: 'Fail, and name them' },
        }),
    })
    .superRefine(({ rules }, context) => {
      const names = new Map<string, number>();
      for (const [index, { name }] of rules.entries()) {
        const first = names.get(name);
        if (first === undefined) names.set(name, index);
        else
          context.addIssue({
            code: 'custom',
            path: ['rules', index, 'name'],
            message: `must be unlike that of every other rule, but rule ${first + 1} is called ${quote(name)} too`,
          });
      }
    }),
  checkReadiness({ rules }) {
    if (rules.length === 0) return [{ code: 'CONFIG_INCOMPLETE', message: noRules, path: ['rules'] }];
    return rules.flatMap((one, index) =>
      checkRule(one).map(({ code, message, path }) => ({
        code,
        message: `${nameOf(one)}: ${message}`,
        path: ['rules', String(index), ...path],
      })),
    );
  },
  estimateCost: ({ rules }, defaults) => estimateRules(rules, defaults),
  async run({ config, input, values, services, handle }) {
    if (config.rules.length === 0) throw new AppError('CONFIG_INCOMPLETE', { message: noRules });
    for (const one of config.rules) refuseUnready(one);
    const subject = subjectOf(values['value']);
    const { way, reasons, cost } = await findWay(config, subject, { services, handle });
    const told = reasons.length > 0 ? { reason: reasons.join(' ') } : {};
    return { [way]: input['value'], ...told, cost };
  },
});

interface NamedRule extends Rule {
  name: string;
  label: string;
}

interface Ways {
  rules: readonly NamedRule[];
  when_several_fit: 'first' | 'fail';
}

/** The output by which it leaves. Throws RULES_OVERLAP ({ rules, labels, cost }) where several fit and one alone may. */
async function findWay({ rules, when_several_fit: several }: Ways, subject: Subject, world: ConditionWorld) {
  const fitting: { name: string; label: string }[] = [];
  const reasons: string[] = [];
  const costs: (string | null)[] = [];
  for (const one of rules) {
    const tested = await testRule(one, subject, world);
    reasons.push(...tested.reasons);
    costs.push(tested.cost);
    if (tested.fits) fitting.push({ name: one.name, label: nameOf(one) });
    if (tested.fits && several === 'first') break;
  }
  const cost = sumOf(costs);
  if (fitting.length > 1) throw overlap(fitting, cost);
  return { way: fitting[0]?.name ?? 'else', reasons, cost };
}

function overlap(fitting: readonly { name: string; label: string }[], cost: string | null): AppError {
  const labels = fitting.map(({ label }) => label);
  const message = `${labels.length} rules fit what came in: ${listWords(labels.map(quote), 'and')}. Make them exclude each other, or let the first one win.`;
  return new AppError('RULES_OVERLAP', { message, details: { rules: fitting.map(({ name }) => name), labels, cost } });
}

/** As its output is called. */
function nameOf({ name, label }: NamedRule): string {
  return label.trim() || name;
}
