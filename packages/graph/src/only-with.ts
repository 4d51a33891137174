/** What is there only with some values of a config field, as a question is where one is asked. */
export interface OnlyWith {
  field: string;
  /** The field's value while nobody has set it; of a switch, `true` or `false`. */
  preset: string;
  values: readonly string[];
}

/** Whether it is there with this config. */
export function isWith(only: OnlyWith | null | undefined, config: Readonly<Record<string, unknown>>): boolean {
  if (!only) return true;
  const value = config[only.field] ?? only.preset;
  return (typeof value === 'string' || typeof value === 'boolean') && only.values.includes(String(value));
}
