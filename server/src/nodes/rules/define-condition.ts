import type { Field } from '@visualadgen/graph/fields/field.ts';
import type { ReadinessProblem } from '@visualadgen/graph/ports/ports.ts';
import { z } from 'zod';
import { describeFields } from '../../fields/describe-fields.ts';
import type { NodeCost } from '../define-node.ts';
import type { ModelDefaults, NodeServices, RunHandle } from '../node-services.ts';
import type { Subject } from './subject.ts';

/** One kind of condition, as its file writes it. */
export interface ConditionDefinition<Settings extends z.ZodObject> {
  /** How a config names it, such as `TEXT_CONTAINS`. */
  kind: string;
  /** As a choice among the others. */
  label: string;
  /** What it says of the thing that came in, such as `contains {text}`: with what is set in the place of each name. */
  says: string;
  /** The same where it is turned round. */
  saysNot: string;
  /** What is set, each with a default, so that a node can be saved before it is filled in. */
  settings: Settings;
  /** What is missing or wrong in the settings, so that a run would fail. */
  checkSettings?(settings: z.infer<Settings>): SettingProblem | null;
  /** For those that ask a model. */
  estimateCost?(defaults: ModelDefaults, settings: z.infer<Settings>): NodeCost;
  /** Whether it holds. Throws RULE_UNFIT for what it cannot be applied to. */
  holds(subject: Subject, settings: z.infer<Settings>, world: ConditionWorld): Holds | Promise<Holds>;
}

export interface SettingProblem extends Pick<ReadinessProblem, 'code' | 'message'> {
  /** The setting. */
  name: string;
}

/** What it may ask of the world. */
export interface ConditionWorld {
  services: NodeServices;
  handle: RunHandle;
}

/** Whether a condition holds; where a model was asked, also why it thinks so and what that cost. */
export type Holds = boolean | { holds: boolean; reason: string; cost: string | null };

/** A condition as a config holds it: its kind, whether it is turned round, and its settings. */
export interface Condition extends Readonly<Record<string, unknown>> {
  kind: string;
  is_not: boolean;
}

/** A kind of condition as rules, the API and forms know it. */
export interface ConditionKind extends Pick<ConditionDefinition<z.ZodObject>, 'kind' | 'label' | 'says' | 'saysNot'> {
  fields: Field[];
  schema: z.ZodObject;
  isPaid: boolean;
  checkSettings(condition: Condition): SettingProblem | null;
  /** Null for one that costs nothing. */
  estimateCost(condition: Condition, defaults: ModelDefaults): NodeCost | null;
  holds(subject: Subject, condition: Condition, world: ConditionWorld): Promise<Holds>;
}

export function defineCondition<Settings extends z.ZodObject>(
  definition: ConditionDefinition<Settings>,
): ConditionKind {
  const { kind, label, says, saysNot, settings } = definition;
  const schema = z.strictObject({ kind: z.literal(kind), is_not: z.boolean().default(false), ...settings.shape });
  const own = z.object(settings.shape);
  const settingsIn = (condition: Condition) => own.parse(condition) as z.infer<Settings>;
  return {
    kind,
    label,
    says,
    saysNot,
    schema,
    fields: describeFields(settings),
    isPaid: definition.estimateCost !== undefined,
    checkSettings: (condition) => definition.checkSettings?.(settingsIn(condition)) ?? null,
    estimateCost: (condition, defaults) => definition.estimateCost?.(defaults, settingsIn(condition)) ?? null,
    holds: async (subject, condition, world) => definition.holds(subject, settingsIn(condition), world),
  };
}

/** That a setting is not filled in yet. */
export function missing(name: string, message: string): SettingProblem {
  return { code: 'CONFIG_INCOMPLETE', name, message };
}
