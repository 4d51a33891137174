import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Catalogue, NodeType } from '../../graph/catalogue/catalogue.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { carryOver } from './carry-over.ts';

interface Subject {
  type: NodeType;
  config: Config;
  catalogue: Catalogue;
}

/**
 * The settings of a node with another value in one field. Where that field chooses an image model, the parameters that the other
 * model has too come along, and `dropped` names those that do not.
 */
export function switchValue(
  { type, config, catalogue }: Subject,
  fieldName: string,
  value: string,
): { values: Config; dropped: string[] } {
  const field = type.fields.find(({ name }) => name === fieldName);
  const model = field?.kind === 'MODEL' ? catalogue.imageModel(value) : undefined;
  const parameters = type.fields.find(({ kind }) => kind === 'MODEL_PARAMETERS');
  if (!field || !model || !parameters) return { values: { [fieldName]: value }, dropped: [] };
  const before = configValue(type, config, field);
  const own = config[parameters.name];
  const { kept, dropped } = carryOver(own, catalogue.imageModel(typeof before === 'string' ? before : ''), model);
  return { values: { [fieldName]: value, [parameters.name]: isRecord(own) ? kept : undefined }, dropped };
}
