import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Field, ImageModel } from '../../graph/catalogue/catalogue.ts';
import { checkField } from './check-field.ts';

export interface CarriedOver {
  /** What the other model takes as well. */
  kept: Config;
  /** The names, as people read them, of what it does not. */
  dropped: string[];
}

/** The parameters that were set for one model, as far as another one has them too and takes their values. */
export function carryOver(values: unknown, from: ImageModel | undefined, to: ImageModel): CarriedOver {
  const carried: CarriedOver = { kept: {}, dropped: [] };
  for (const [name, value] of Object.entries(isRecord(values) ? values : {})) {
    const field = to.parameters.find((parameter) => parameter.name === name);
    const fitting = field && fit(field, value);
    if (fitting !== undefined) carried.kept[name] = fitting;
    else carried.dropped.push(from?.parameters.find((parameter) => parameter.name === name)?.label ?? name);
  }
  return carried;
}

/** The value as a field takes it: a choice among numbers is text in one model and a number in another. */
function fit(field: Field, value: unknown): unknown {
  if (field.kind === 'SELECT') return field.options.find((option) => option.value === String(value))?.value;
  const wanted = typeWanted[field.kind];
  if (!wanted) return value;
  const fitting = wanted === 'number' && typeof value === 'string' ? Number(value) : value;
  if (typeof fitting !== wanted || Number.isNaN(fitting)) return undefined;
  return checkField(field, fitting) === null ? fitting : undefined;
}

const typeWanted: Partial<Record<Field['kind'], 'number' | 'string' | 'boolean'>> = {
  INTEGER: 'number',
  NUMBER: 'number',
  SEED: 'number',
  SWITCH: 'boolean',
  TEXT: 'string',
  TEXTAREA: 'string',
  TEMPLATE: 'string',
};
