import type { Field } from '../fields/field.ts';
import type { PortedType, TypeLookup } from '../ports/ports.ts';
import { isRecord } from '../values/value.ts';

export type InputField = Pick<
  Field,
  'name' | 'label' | 'kind' | 'default' | 'minimum' | 'maximum' | 'maxLength' | 'options' | 'linkField'
>;

/** A node type, as far as inputs and outputs ask for it. */
export interface InputType<One extends InputField = InputField> extends PortedType {
  fields: readonly One[];
  defaultConfig: unknown;
  /** What can be set of the model that is chosen in a config. Left out: a type without such. */
  parametersOf?(config: Config): readonly One[];
}

export type InputLookup<One extends InputField = InputField> = TypeLookup<InputType<One>>;

type Config = Readonly<Record<string, unknown>>;

/** A place in a config: a field, and of a model's parameters which one. */
export interface FieldPlace {
  field: string;
  parameter: string | null;
}

/** `parameters.num_images` is the parameter `num_images` in the field `parameters`. */
export function readPlace(path: string): FieldPlace {
  const [field = '', ...parameter] = path.split('.');
  return { field, parameter: parameter.length > 0 ? parameter.join('.') : null };
}

/** The field that an input sets: of the node's type, or of the model that is chosen there. Undefined where there is none of that name. */
export function findInputField<One extends InputField>(
  type: InputType<One>,
  config: Config,
  path: string,
): One | undefined {
  const { field: name, parameter } = readPlace(path);
  const field = type.fields.find((one) => one.name === name);
  if (parameter === null) return field;
  if (field?.kind !== 'MODEL_PARAMETERS') return undefined;
  return type.parametersOf?.(withDefaults(type, config)).find((one) => one.name === parameter);
}

/** What the field of an input holds, which is what a run without the input takes. Of a picture: its id, or else its link. */
export function valueOfField(type: InputType, config: Config, path: string): unknown {
  const { field: name, parameter } = readPlace(path);
  const field = findInputField(type, config, path);
  const all = withDefaults(type, config);
  const holder = all[name];
  const held = parameter === null ? holder : isRecord(holder) ? holder[parameter] : undefined;
  if (field?.kind === 'IMAGE' && field.linkField && (held ?? '') === '') return all[field.linkField] ?? null;
  return held ?? field?.default ?? null;
}

/** What a value writes into a config, by field or `field.parameter`: a link to a picture goes where the form has its links. */
export function placesOf({ fields }: InputType, path: string, value: unknown): Record<string, unknown> {
  const field = fields.find(({ name }) => name === path);
  if (field?.kind !== 'IMAGE' || !field.linkField) return { [path]: value };
  const isLink = typeof value === 'string' && /^https?:/i.test(value.trim());
  return { [path]: isLink ? '' : value, [field.linkField]: isLink ? value : '' };
}

function withDefaults({ defaultConfig }: InputType, config: Config): Config {
  return isRecord(defaultConfig) ? { ...defaultConfig, ...config } : config;
}
