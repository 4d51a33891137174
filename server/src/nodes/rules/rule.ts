import { addMoney } from '@visualadgen/graph/money/money.ts';
import type { ReadinessProblem } from '@visualadgen/graph/ports/ports.ts';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { NodeCost } from '../define-node.ts';
import type { ModelDefaults } from '../node-services.ts';
import type { Condition, ConditionKind, ConditionWorld } from './define-condition.ts';
import { conditionKinds } from './index.ts';
import type { Subject } from './subject.ts';

/** As many as anybody can keep in mind. */
const mostConditions = 20;

const byKind = new Map(conditionKinds.map((kind) => [kind.kind, kind]));
const [firstKind, ...otherKinds] = conditionKinds;
const forms = z.discriminatedUnion('kind', [firstKind.schema, ...otherKinds.map(({ schema }) => schema)]);
const condition = forms as unknown as z.ZodType<Condition>;

/** Conditions of which all must hold, or any. */
export const ruleShape = {
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(condition).max(mostConditions).default([]),
};

export interface Rule {
  match: 'all' | 'any';
  conditions: readonly Condition[];
}

/** What would make a run fail, each with its path inside the rule. */
export function checkRule({ conditions }: Rule): (ReadinessProblem & { path: string[] })[] {
  if (conditions.length === 0)
    return [{ code: 'CONFIG_INCOMPLETE', message: 'There is no rule yet: say what is to hold.', path: ['conditions'] }];
  return conditions.flatMap((one, index) => {
    const problem = kindOf(one).checkSettings(one);
    if (!problem) return [];
    return [{ code: problem.code, message: problem.message, path: ['conditions', String(index), problem.name] }];
  });
}

/** Throws the first of what `checkRule` finds. */
export function refuseUnready(rule: Rule): void {
  const [problem] = checkRule(rule);
  if (!problem) return;
  const code = problem.code === 'CONFIG_INVALID' ? 'CONFIG_INVALID' : 'CONFIG_INCOMPLETE';
  throw new AppError(code, { message: problem.message, details: { path: problem.path } });
}

/** What one thing may cost at most: every question that the rules ask. Null where they ask none. */
export function estimateRules(rules: readonly Rule[], defaults: ModelDefaults): NodeCost | null {
  const costs = rules
    .flatMap(({ conditions }) => conditions)
    .flatMap((one) => kindOf(one).estimateCost(one, defaults) ?? []);
  const [first] = costs;
  if (!first) return null;
  return { model: first.model, cost: sumOf(costs.map(({ cost }) => cost)), calls: costs.length };
}

/** Whether a rule fits, with what models have said of it and what they were paid. */
export interface Tested {
  fits: boolean;
  reasons: string[];
  /** USD; null when of one of the answers nobody knows. */
  cost: string | null;
}

/**
 * Whether a rule fits what came in. It looks no further than it has to, and asks models last: what is settled by the rest costs nothing.
 * Throws RULE_UNFIT for what a condition cannot be applied to.
 */
export async function testRule({ match, conditions }: Rule, subject: Subject, world: ConditionWorld): Promise<Tested> {
  const isSettledBy = match === 'any';
  const reasons: string[] = [];
  const costs: (string | null)[] = [];
  for (const one of freeFirst(conditions)) {
    const told = await kindOf(one).holds(subject, one, world);
    if (typeof told !== 'boolean') {
      if (told.reason !== '') reasons.push(told.reason);
      costs.push(told.cost);
    }
    const holds = (typeof told === 'boolean' ? told : told.holds) !== one.is_not;
    if (holds === isSettledBy) return { fits: isSettledBy, reasons, cost: sumOf(costs) };
  }
  return { fits: !isSettledBy, reasons, cost: sumOf(costs) };
}

function freeFirst(conditions: readonly Condition[]): Condition[] {
  return conditions.toSorted((a, b) => Number(kindOf(a).isPaid) - Number(kindOf(b).isPaid));
}

/** USD; null when of one of them nobody knows. */
export function sumOf(costs: readonly (string | null)[]): string | null {
  const known = costs.filter((cost) => cost !== null);
  return known.length === costs.length ? addMoney(...known) : null;
}

function kindOf({ kind }: Condition): ConditionKind {
  const found = byKind.get(kind);
  if (!found) throw new TypeError(`There is no condition of the kind ${kind}.`);
  return found;
}
