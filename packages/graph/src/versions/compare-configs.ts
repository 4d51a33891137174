import { configValue, type FieldedType, parameterValue } from '../fields/config-value.ts';
import type { Field } from '../fields/field.ts';
import type { GraphNode } from '../graph.ts';
import type { PortedType, TypeLookup } from '../ports/ports.ts';
import { quote } from '../text/wording.ts';
import { canonicalJson } from '../values/canonical-json.ts';
import { isRecord } from '../values/value.ts';
import type { GraphChange } from './change.ts';
import { sayChange } from './say-change.ts';

export type ComparedField = Pick<Field, 'name' | 'label' | 'kind' | 'default' | 'options'>;

/** A node type, as far as it says in words what is set in a node. */
export interface ComparedType extends PortedType, FieldedType {
  fields: readonly ComparedField[];
  /** What can be set of the model that is chosen in a config. */
  parametersOf?(config: Readonly<Record<string, unknown>>): readonly ComparedField[];
}
export type ComparedTypes = TypeLookup<ComparedType>;

type ComparedNode = Pick<GraphNode, 'key' | 'name' | 'type' | 'config'>;

/** With the field, for whoever says it in another way. */
export interface FieldChange {
  change: GraphChange;
  field: ComparedField;
}

/** What is set in a node, field by field; what is left to a default is set to that. */
export function compareConfigs(before: ComparedNode, after: ComparedNode, types: ComparedTypes): FieldChange[] {
  const type = types(after.type);
  const fields = type?.fields ?? [];
  const known = new Set(fields.map(({ name }) => name));
  const unknown = [...new Set([...Object.keys(before.config), ...Object.keys(after.config)])].filter(
    (name) => !known.has(name),
  );
  return [
    ...fields.flatMap((field) => {
      const values = [before, after].map(({ config }) => type && configValue(type, config, field)) as [
        unknown,
        unknown,
      ];
      return field.kind === 'MODEL_PARAMETERS'
        ? compareParameters(before, after, field, values, type)
        : compareField(after, field, field.name, values);
    }),
    // Of a type that is gone, or from before a field was taken away.
    ...unknown.flatMap((name) =>
      compareField(after, unnamed(name), name, [before.config[name] ?? null, after.config[name] ?? null]),
    ),
  ];
}

function compareParameters(
  before: ComparedNode,
  after: ComparedNode,
  field: ComparedField,
  [was, is]: [unknown, unknown],
  type: ComparedType | undefined,
): FieldChange[] {
  const fieldsOf = ({ config }: ComparedNode) =>
    new Map((type?.parametersOf?.({ ...toRecord(type.defaultConfig), ...config }) ?? []).map((one) => [one.name, one]));
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = new Set([...now.keys(), ...old.keys(), ...keysOf(is), ...keysOf(was)]);
  return [...names].flatMap((name) => {
    // What one of two models does not have, and nobody has set, is said by the change of the model.
    const isSet = name in toRecord(was) || name in toRecord(is);
    if (!isSet && !(old.has(name) && now.has(name))) return [];
    const values: [unknown, unknown] = [
      parameterValue(was, old.get(name) ?? unnamed(name)),
      parameterValue(is, now.get(name) ?? unnamed(name)),
    ];
    return compareField(after, now.get(name) ?? old.get(name) ?? unnamed(name), `${field.name}.${name}`, values);
  });
}

function keysOf(values: unknown): string[] {
  return Object.keys(toRecord(values));
}

function toRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function unnamed(name: string): ComparedField {
  return { name, label: name, kind: 'TEXT', default: null, options: [] };
}

function compareField(
  node: ComparedNode,
  field: ComparedField,
  path: string,
  [before, after]: [unknown, unknown],
): FieldChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const text = `${quote(node.name)}: ${sayChange(field, before, after)}.`;
  return [{ field, change: { kind: 'FIELD_CHANGED', text, nodeKeys: [node.key], field: path, before, after } }];
}
