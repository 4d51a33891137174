import { isRecord } from '../../graph/model/graph.ts';
import type { ConditionKindsQuery } from '../../api/generated/graphql.ts';

export type ConditionKind = Pick<
  ConditionKindsQuery['conditionKinds'][number],
  'kind' | 'label' | 'says' | 'saysNot' | 'fields'
>;

/** A condition as it is written: its kind, whether it is turned round, and its settings. */
export interface Condition extends Readonly<Record<string, unknown>> {
  kind: string;
}

/** Conditions of which all must hold, or any. */
export interface Rule {
  match: 'all' | 'any';
  conditions: readonly Condition[];
}

/** A rule with an output of its own: its name, which stays, and what people call it. */
export interface NamedRule extends Rule {
  name: string;
  label: string;
}

export function readRule(value: unknown): Rule {
  const { match, conditions } = isRecord(value) ? value : {};
  const isCondition = (one: unknown): one is Condition => isRecord(one) && typeof one['kind'] === 'string';
  return {
    match: match === 'any' ? 'any' : 'all',
    conditions: Array.isArray(conditions) ? conditions.filter(isCondition) : [],
  };
}

export function readRules(value: unknown): NamedRule[] {
  const entries = Array.isArray(value) ? value.filter(isRecord) : [];
  return entries.map((entry) => {
    const { name, label } = entry;
    return {
      name: typeof name === 'string' ? name : '',
      label: typeof label === 'string' ? label : '',
      ...readRule(entry),
    };
  });
}

/** Called unlike all the others, so that each has an output of its own. */
export function newRule(rules: readonly NamedRule[]): NamedRule {
  const taken = new Set(rules.flatMap(({ name, label }) => [name, label]));
  let number = rules.length + 1;
  while (taken.has(`rule_${number}`) || taken.has(`Rule ${number}`)) number += 1;
  return { name: `rule_${number}`, label: `Rule ${number}`, match: 'all', conditions: [] };
}

/** A condition in words, such as `contains “sale”`; `null` stands for what is not set yet. */
export function conditionWords({ says, saysNot, fields }: ConditionKind, condition: Condition): string {
  const sentence = condition['is_not'] === true ? saysNot : says;
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const field = fields.find((one) => one.name === name);
    return field ? settingWords(field, condition[name] ?? field.default) : unset;
  });
}

/** What it says without its settings: `contains …`. */
export function conditionStem({ says, saysNot }: ConditionKind, isNot: boolean): string {
  return (isNot ? saysNot : says).replaceAll(/\{\w+\}(?: \{\w+\})*/g, unset);
}

/** A rule in words: `contains “sale” and is at least 5`. */
export function ruleWords({ match, conditions }: Rule, kinds: readonly ConditionKind[]): string {
  const words = conditions.flatMap((one) => {
    const kind = kinds.find(({ kind: name }) => name === one.kind);
    return kind ? [conditionWords(kind, one)] : [];
  });
  return words.join(match === 'any' ? ' or ' : ' and ');
}

const unset = '…';

function settingWords({ options }: Pick<ConditionKind['fields'][number], 'options'>, value: unknown): string {
  if (value === null || value === undefined || value === '') return unset;
  const option = options.find((one) => one.value === value);
  if (option) return option.label;
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}
