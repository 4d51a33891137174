import { checkField } from '@visualadgen/graph/fields/check-field.ts';
import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Field, ImageModel } from '../../graph/catalogue/catalogue.ts';

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
  const fitting = asWritten(field, value);
  return fitting !== null && checkField(field, fitting) === null ? fitting : undefined;
}

function asWritten({ kind, options }: Field, value: unknown): unknown {
  if (kind === 'SELECT') return options.find((option) => option.value === String(value))?.value;
  const isNumber = kind === 'INTEGER' || kind === 'NUMBER' || kind === 'SEED';
  return isNumber && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}
