import type { Config } from '../model/graph.ts';

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
