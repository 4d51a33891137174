import { checkField } from '../fields/check-field.ts';
import { describeFieldProblem } from '../fields/field-problem.ts';
import type { GraphNode } from '../graph.ts';
import type { ConfigProblem } from '../problem.ts';
import { quote } from '../text/wording.ts';
import { withSet } from './given-lists.ts';
import { findInputField, placesOf, readPlace } from './input-field.ts';
import type { InputField, InputType } from './input-field.ts';
import type { InputValues } from './read-call.ts';
import type { WorkflowInput } from './workflow-input.ts';

/** A node type that also knows what cannot stand in its configs: the server's do, the editor's do not. */
export type CheckedType = InputType & { checkConfig?(config: unknown): ConfigProblem[] };

type PathOf = (input: WorkflowInput) => string[];

/** What the values of inputs write into the config of their node, by field or `field.parameter`; what is wrong goes into `problems`. */
export function setInNode(
  { config, name }: Pick<GraphNode, 'config' | 'name'>,
  type: CheckedType,
  values: InputValues,
  pathOf: PathOf,
  problems: ConfigProblem[],
): Record<string, unknown> {
  let set: Record<string, unknown> = {};
  const before = problems.length;
  // A model first, for it decides which parameters there are.
  const ordered = [...values].toSorted(([a], [b]) => Number(a.field.includes('.')) - Number(b.field.includes('.')));
  for (const [input, value] of ordered) {
    const field = findInputField(type, withSet(config, set), input.field);
    const given = field && tidyValue(field, value);
    const problem = field && checkField(field, given);
    if (!field) problems.push({ path: pathOf(input), message: noParameter(input, name) });
    else if (problem) problems.push({ path: pathOf(input), message: describeFieldProblem(problem) });
    else set = { ...set, ...placesOf(type, input.field, given) };
  }
  if (problems.length === before) problems.push(...checkWhole(type, withSet(config, set), values, pathOf));
  return set;
}

/** What the type says of the whole config, each at the input that it is about. */
function checkWhole(
  type: CheckedType,
  config: Record<string, unknown>,
  values: InputValues,
  pathOf: PathOf,
): ConfigProblem[] {
  const inputs = [...values.keys()];
  return (type.checkConfig?.(config) ?? []).flatMap(({ path, message }) => {
    const own = inputs.find((input) => isAbout(path, input.field, type));
    if (own)
      return [{ path: [...pathOf(own), ...path.slice(readPlace(own.field).parameter === null ? 1 : 2)], message }];
    // What no input sets fits no more with what one does: a parameter, with another model.
    const [one] = inputs;
    return one ? [{ path: pathOf(one), message: `does not fit here: ${path.join('.')} ${message}` }] : [];
  });
}

function isAbout([first, second]: readonly string[], place: string, type: InputType): boolean {
  const { field, parameter } = readPlace(place);
  if (parameter !== null) return field === first && parameter === second;
  return field === first || type.fields.some(({ name, linkField }) => name === field && linkField === first);
}

function noParameter({ field: path }: WorkflowInput, node: string): string {
  const { field, parameter } = readPlace(path);
  return `cannot be set: the model chosen in ${quote(node)} has no ${quote(parameter ?? field)}`;
}

/** Several pictures may be told by their ids alone. */
function tidyValue({ kind }: InputField, value: unknown): unknown {
  if (kind !== 'IMAGE_LIST' || !Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? { asset_id: one } : one));
}
