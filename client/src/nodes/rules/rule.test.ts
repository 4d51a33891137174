import { expect, it } from 'vitest';
import { conditionStem, newRule, readRule, readRules, ruleWords } from './rule.ts';
import type { ConditionKind } from './rule.ts';

const part = (name: string, preset: unknown, options: { value: string; label: string }[] = []) =>
  ({ name, default: preset, options }) as ConditionKind['fields'][number];

const contains: ConditionKind = {
  kind: 'TEXT_CONTAINS',
  label: 'Text contains',
  says: 'contains {text}',
  saysNot: 'does not contain {text}',
  fields: [part('text', '')],
};
const number: ConditionKind = {
  kind: 'NUMBER',
  label: 'Number',
  says: 'is {compare} {number}',
  saysNot: 'is not {compare} {number}',
  fields: [part('compare', 'at_least', [{ value: 'at_least', label: 'at least' }]), part('number', null)],
};

it('tells a rule in words, with what is set and what is not yet', () => {
  const words = (rule: unknown) => ruleWords(readRule(rule), [contains, number]);
  expect(
    words({
      conditions: [
        { kind: 'TEXT_CONTAINS', text: 'sale' },
        { kind: 'NUMBER', number: 5 },
      ],
    }),
  ).toBe('contains “sale” and is at least 5');
  expect(words({ match: 'any', conditions: [{ kind: 'TEXT_CONTAINS', is_not: true }, { kind: 'NUMBER' }] })).toBe(
    'does not contain … or is at least …',
  );
  expect(words({ conditions: [{ kind: 'OF_ANOTHER_VERSION' }] })).toBe('');
  expect([conditionStem(number, false), conditionStem(contains, true)]).toEqual(['is …', 'does not contain …']);
});

it('reads what is no rule as none', () => {
  for (const value of [null, 'all', [], { conditions: 'none' }, { conditions: [null, {}] }])
    expect(readRule(value)).toEqual({ match: 'all', conditions: [] });
  expect(readRules([null, { name: 3, label: 'A', match: 'any' }])).toEqual([
    { name: '', label: 'A', match: 'any', conditions: [] },
  ]);
});

it('calls a new rule unlike all others', () => {
  const first = newRule([]);
  expect(first).toEqual({ name: 'rule_1', label: 'Rule 1', match: 'all', conditions: [] });
  const third = newRule([{ ...first, name: 'rule_2' }]);
  expect([third.name, third.label]).toEqual(['rule_3', 'Rule 3']);
});
