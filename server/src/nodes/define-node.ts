import { z } from 'zod';
import { AppError } from '../errors.ts';
import { checkValues, describeProblems } from '../fields/check-values.ts';
import type { ConfigStep, VersionedType } from './carry-over.ts';
import { describeFields } from '../fields/describe-fields.ts';
import type { Field } from '@visualadgen/graph/fields/field.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import type {
  InputPort,
  NamedOutputs,
  NodeTypeRules,
  OutputPort,
  ReadinessProblem,
  Upstream,
} from '@visualadgen/graph/ports/ports.ts';
import type { ModelDefaults, NodeServices, RunHandle } from './node-services.ts';

export type NodeCategory = 'INPUT' | 'TRANSFORM' | 'MODEL' | 'OUTPUT';

/** What one node does when it is its turn. */
export interface NodeRun<Config> {
  config: Config;
  /** The union of the upstream outputs, edge by edge; a later one wins. */
  input: Values;
  /** The same with what each of them is, for types that take anything: a text that is a link is no picture. */
  values: TypedValues;
  /** The same, by the name of the node that gave it. */
  upstream: { name: string; output: Values }[];
  services: NodeServices;
  handle: RunHandle;
}

export interface NodeDefinition<Schema extends z.ZodObject> {
  name: string;
  /** Raise it when the same config and inputs would give something else than before. */
  version: number;
  title: string;
  description: string;
  category: NodeCategory;
  /** A lucide icon name. */
  icon: string;
  inputs: InputPort[];
  outputs: OutputPort[];
  /** More outputs, of a node by its config. */
  namedOutputs?: NamedOutputs;
  /** Outputs beyond the ports', such as `cost`. */
  alsoGives?: string[];
  /**
   * How configs of earlier versions of the form are carried over: the first step from version 1 to 2, and so on. A change of the form after
   * which a config that could be saved would not be accepted any more, or would say something else, needs one.
   */
  configSteps?: readonly ConfigStep[];
  /** Every field has a default, so that a node can be saved before it is filled in. */
  config: Schema;
  checkReadiness?(config: z.infer<Schema>, upstream: Upstream): ReadinessProblem[];
  /** It gives at once, from its config and its inputs alone, and costs nothing: it may be run just to see what it gives. */
  isPure?: boolean;
  /** Seconds for which a result may be reused, where the world outside decides too; without it, for ever. */
  resultLasts?: number;
  /** What of a config decides about the result, where that is not all of it as it is written. */
  identify?(config: z.infer<Schema>): unknown;
  /** Whether a result is only a part of what this config asks for. */
  isShort?(config: z.infer<Schema>, output: Values): boolean;
  /** A person has said that such a part may be reused as if it were the whole. */
  acceptsShort?(config: z.infer<Schema>): boolean;
  /** What one run will cost by the listed prices, at most; for types that pay. Null where this config pays nothing. */
  estimateCost?(config: z.infer<Schema>, defaults: ModelDefaults): NodeCost | null;
  /** What can be set of the model that a config chooses, for types with a field of `MODEL_PARAMETERS`. */
  parametersOf?(config: Readonly<Record<string, unknown>>): readonly Field[];
  run(run: NodeRun<z.infer<Schema>>): Promise<Values>;
}

export interface NodeCost {
  /** Who is paid. */
  model: string;
  /** USD, exact; null where no price is known. */
  cost: string | null;
  /** How many calls that is. Left out: one. */
  calls?: number;
}

/** A node type as the engine, the API and the graph rules know it. */
export interface NodeType extends NodeTypeRules, VersionedType {
  name: string;
  version: number;
  description: string;
  category: NodeCategory;
  icon: string;
  fields: Field[];
  defaultConfig: Record<string, unknown>;
  isPure: boolean;
  /** A run of it may cost something. */
  isPaid: boolean;
  /** Seconds; null for ever. */
  resultLasts: number | null;
  /** Two configs with the same identity give the same. A config that does not fit stands for itself. */
  identify(config: unknown): unknown;
  /** Whether a result is only a part of what the config asks for. */
  isShort(config: unknown, output: Values): boolean;
  /** Whether such a part may be reused as if it were the whole. */
  acceptsShort(config: unknown): boolean;
  /** Null for a type that costs nothing, and for a config that does not fit. */
  estimateCost(config: unknown, defaults: ModelDefaults): NodeCost | null;
  /** What can be set of the model that a config chooses. */
  parametersOf(config: Readonly<Record<string, unknown>>): readonly Field[];
  /** Runs with a raw config; throws CONFIG_INVALID when it does not fit. */
  run(run: NodeRun<unknown>): Promise<Values>;
}

/**
 * Makes a node type of its definition: its form, its default config and its checks all follow from the config's schema.
 * Throws at once when the schema lets unknown names pass or lacks a default, so that no such type ever serves.
 */
export function defineNode<Schema extends z.ZodObject>(definition: NodeDefinition<Schema>): NodeType {
  const { name, version, title, description, category, icon, inputs, outputs, config: schema } = definition;
  if (!(schema.def.catchall instanceof z.ZodNever)) throw new Error(`${name}: its config must be a z.strictObject.`);
  return {
    name,
    version,
    title,
    description,
    category,
    icon,
    inputs,
    outputs,
    namedOutputs: definition.namedOutputs ?? null,
    gives: [...outputs.map((port) => port.name), ...(definition.alsoGives ?? [])],
    configVersion: 1 + (definition.configSteps?.length ?? 0),
    configSteps: definition.configSteps ?? [],
    fields: describeFields(schema),
    defaultConfig: schema.parse({}),
    isPure: definition.isPure ?? false,
    isPaid: definition.estimateCost !== undefined,
    resultLasts: definition.resultLasts ?? null,
    identify(config) {
      const checked = checkValues(schema, config);
      if (!checked.ok) return config;
      return definition.identify ? definition.identify(checked.values) : checked.values;
    },
    checkConfig(config) {
      const checked = checkValues(schema, config);
      return checked.ok ? [] : checked.problems;
    },
    checkReadiness(config, upstream) {
      const checked = checkValues(schema, config);
      if (checked.ok) return definition.checkReadiness?.(checked.values, upstream) ?? [];
      return checked.problems.map((problem) => ({
        code: 'CONFIG_INVALID',
        message: `${describeProblems([problem])}.`,
        path: problem.path,
      }));
    },
    isShort(config, output) {
      const checked = checkValues(schema, config);
      return checked.ok && (definition.isShort?.(checked.values, output) ?? false);
    },
    acceptsShort(config) {
      const checked = checkValues(schema, config);
      return checked.ok && (definition.acceptsShort?.(checked.values) ?? false);
    },
    estimateCost(config, defaults) {
      const checked = checkValues(schema, config);
      return checked.ok ? (definition.estimateCost?.(checked.values, defaults) ?? null) : null;
    },
    parametersOf: (config) => definition.parametersOf?.(config) ?? [],
    async run(run) {
      const checked = checkValues(schema, run.config);
      if (!checked.ok) {
        const message = `The node is filled in wrongly: ${describeProblems(checked.problems)}.`;
        throw new AppError('CONFIG_INVALID', { message, details: { problems: checked.problems } });
      }
      return definition.run({ ...run, config: checked.values });
    },
  };
}
