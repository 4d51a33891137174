import type { Field } from './field.ts';

/** A node type, as far as it tells what is set in a node. */
export interface FieldedType {
  fields: readonly Pick<Field, 'name' | 'kind' | 'default'>[];
  defaultConfig: unknown;
}

type Config = Readonly<Record<string, unknown>>;

/** What a field of a node says: what was set, or else the type's default, or else the field's own. */
export function configValue(
  type: Pick<FieldedType, 'defaultConfig'>,
  config: Config,
  field: Pick<Field, 'name' | 'default'>,
): unknown {
  return config[field.name] ?? recordOf(type.defaultConfig)[field.name] ?? field.default ?? null;
}

/** The same for a set of parameters that is itself the value of one field. */
export function parameterValue(values: unknown, field: Pick<Field, 'name' | 'default'>): unknown {
  return recordOf(values)[field.name] ?? field.default ?? null;
}

function recordOf(value: unknown): Config {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : {};
}
