import { modelsOf } from '../models/index.ts';
import type { ModelService } from '../nodes/node-services.ts';
import { type Config, ConfigError } from '../settings/config.ts';

const variables = { TEXT: 'TEXT_MODELS', VISION: 'VISION_MODELS' } as const;

/**
 * The models that are asked where nobody has chosen one: those that are set, in that order, else all. Throws ConfigError for one that the
 * catalogue does not have, so that the person at the terminal hears of it and not whoever runs a workflow.
 */
export function automaticModels(set: Config['automaticModels']): ModelService['automatic'] {
  const lists = { TEXT: listOf('TEXT', set.TEXT), VISION: listOf('VISION', set.VISION) };
  return (kind) => lists[kind];
}

function listOf(kind: keyof typeof variables, set: readonly string[]): readonly [string, ...string[]] {
  const known = modelsOf(kind).map(({ id }) => id);
  const unknown = set.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new ConfigError(`${variables[kind]}: must be models such as ${known.join(',')}, but “${unknown}” is none`);
  const [first, ...others] = set.length > 0 ? new Set(set) : known;
  if (first === undefined) throw new Error(`There is no model of the kind ${kind}.`);
  return [first, ...others];
}
