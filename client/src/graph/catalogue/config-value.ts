import type { Config } from '../model/graph.ts';
import { isRecord } from '../model/graph.ts';
import type { Field, NodeType } from './catalogue.ts';

/** What a field of a node says: what was set, or else the type's default, or else the field's own. */
export function configValue(
  type: Pick<NodeType, 'defaultConfig'>,
  config: Config,
  field: Pick<Field, 'name' | 'default'>,
) {
  const defaults = isRecord(type.defaultConfig) ? type.defaultConfig : {};
  return config[field.name] ?? defaults[field.name] ?? field.default ?? null;
}

/** The same for a set of parameters that is itself the value of one field. */
export function parameterValue(values: unknown, field: Pick<Field, 'name' | 'default'>): unknown {
  return (isRecord(values) ? values[field.name] : undefined) ?? field.default ?? null;
}

/** A config with one field set, or with it taken away where the value is undefined. */
export function withValue(config: Config, name: string, value: unknown): Config {
  if (value !== undefined) return { ...config, [name]: value };
  const { [name]: _, ...rest } = config;
  return rest;
}

/** The same for several fields. */
export function withValues(config: Config, values: Config): Config {
  return Object.entries(values).reduce((after, [name, value]) => withValue(after, name, value), config);
}
