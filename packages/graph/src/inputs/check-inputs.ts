import type { Graph, GraphNode } from '../graph.ts';
import { inputLimits as limits } from '../limits.ts';
import type { PortLookup } from '../ports/ports.ts';
import { typeOfNode } from '../ports/type-of-node.ts';
import type { GraphProblem } from '../problem.ts';
import { quote } from '../text/wording.ts';
import { findInputField, readPlace } from './input-field.ts';
import type { InputLookup } from './input-field.ts';
import { isInputName } from './input-name.ts';
import type { WorkflowInput, WorkflowOutput } from './workflow-input.ts';

/** A graph, as far as its inputs and outputs ask for it. */
export type Callable = Pick<Graph, 'nodes' | 'inputs' | 'outputs'>;

/** What is wrong with a graph's inputs and outputs so that they cannot be saved, each with its path; empty when they can. */
export function checkInputs(graph: Callable, types: InputLookup): GraphProblem[] {
  const { inputs = [], outputs = [] } = graph;
  if (inputs.length + outputs.length === 0) return [];
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  return [
    ...checkKind('inputs', inputs, (input, index) => [
      ...checkLength(input.help ?? '', 'help', 0, limits.help),
      ...checkField(input, nodes, types),
      ...checkPlace(inputs, index),
    ]),
    ...checkKind('outputs', outputs, (output) => checkOutput(output, nodes, types)),
  ];
}

/**
 * Inputs that set nothing as the nodes are filled in now: a parameter that the model which is chosen does not have. Such a graph can be
 * saved, for the model may be changed back, but not run.
 */
export function checkInputsUsed(graph: Callable, types: InputLookup): GraphProblem[] {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]));
  return (graph.inputs ?? []).flatMap(({ name, nodeKey, field }, index): GraphProblem[] => {
    const node = nodes.get(nodeKey);
    const type = node && types(node.type);
    if (!node || !type || findInputField(type, node.config, field)) return [];
    const { parameter } = readPlace(field);
    const message = `The input ${quote(name)} sets ${quote(parameter ?? field)} of ${quote(node.name)}, which the model chosen there does not have: choose another model, or take the input away.`;
    return [{ code: 'WORKFLOW_INPUT_INVALID', message, nodeKeys: [nodeKey], path: ['inputs', String(index), 'field'] }];
  });
}

/** A part that does not fit, and a sentence that follows its path. */
interface Misfit {
  part: string;
  expected: string;
  nodeKey?: string;
}

function checkKind<One extends WorkflowInput | WorkflowOutput>(
  kind: 'inputs' | 'outputs',
  all: readonly One[],
  checkOne: (one: One, index: number) => Misfit[],
): GraphProblem[] {
  if (all.length > limits.count) {
    const message = `${kind}: there can be at most ${limits.count}, but these are ${all.length.toLocaleString('en')}.`;
    return [{ code: 'GRAPH_TOO_LARGE', message, nodeKeys: [], path: [kind] }];
  }
  const code = kind === 'inputs' ? 'WORKFLOW_INPUT_INVALID' : 'WORKFLOW_OUTPUT_INVALID';
  const places = new Map<string, number>();
  return all.flatMap((one, index) => {
    const first = places.get(one.name);
    if (first === undefined) places.set(one.name, index);
    const misfits = [
      ...checkName(one.name),
      ...(first === undefined
        ? []
        : [{ part: 'name', expected: `is ${quote(one.name)}, as is ${kind}.${first}.name: each needs its own` }]),
      ...checkLength(one.label, 'label', 1, limits.label),
      ...checkOne(one, index),
    ];
    return misfits.map(({ part, expected, nodeKey }): GraphProblem => {
      const path = [kind, String(index), part];
      return {
        code,
        message: `${path.join('.')} ${expected}.`,
        nodeKeys: nodeKey === undefined ? [] : [nodeKey],
        path,
      };
    });
  });
}

function checkName(name: string): Misfit[] {
  if (isInputName(name)) return [];
  const expected = `must be a name of 1 to ${limits.name} letters (a to z), digits and single underscores that begins with a letter, but is ${quote(name)}`;
  return [{ part: 'name', expected }];
}

function checkLength(text: string, part: string, least: number, most: number): Misfit[] {
  const length = text.trim() === '' ? 0 : text.length;
  if (length >= least && text.length <= most) return [];
  const range = least > 0 ? `${least} to ${most.toLocaleString('en')}` : `at most ${most.toLocaleString('en')}`;
  return [{ part, expected: `must have ${range} characters, but has ${length.toLocaleString('en')}` }];
}

function checkField(
  { nodeKey, field: path }: WorkflowInput,
  nodes: ReadonlyMap<string, GraphNode>,
  types: InputLookup,
): Misfit[] {
  const node = nodes.get(nodeKey);
  if (!node) return [noNode(nodeKey)];
  const type = types(node.type);
  if (!type) return []; // An unknown type is told of by itself.
  const { field: name, parameter } = readPlace(path);
  const field = type.fields.find((one) => one.name === name);
  if (field && (parameter === null || (parameter !== '' && field.kind === 'MODEL_PARAMETERS'))) return [];
  const fields = type.fields.map((one) => one.name).join(', ');
  const expected = `must be a field of ${quote(node.name)} (${type.title}): ${fields}; but is ${quote(path)}`;
  return [{ part: 'field', expected, nodeKey }];
}

/** Two inputs for one field could say different things of it, and so could one for all parameters and one for one of them. */
function checkPlace(inputs: readonly WorkflowInput[], index: number): Misfit[] {
  const own = inputs[index];
  const other =
    own && inputs.slice(0, index).find((one) => one.nodeKey === own.nodeKey && overlap(one.field, own.field));
  if (!own || !other) return [];
  return [
    {
      part: 'field',
      expected: `is set by the input ${quote(other.name)} already: one field has one input`,
      nodeKey: own.nodeKey,
    },
  ];
}

function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function checkOutput(
  { nodeKey, output }: WorkflowOutput,
  nodes: ReadonlyMap<string, GraphNode>,
  types: PortLookup,
): Misfit[] {
  const node = nodes.get(nodeKey);
  if (!node) return [noNode(nodeKey)];
  const ports = typeOfNode(node, types)?.outputs;
  if (!ports || ports.some(({ name }) => name === output)) return [];
  const known = ports.map(({ name }) => name).join(', ');
  const expected = `must be an output of ${quote(node.name)}${known ? `: ${known}` : ', which has none'}; but is ${quote(output)}`;
  return [{ part: 'output', expected, nodeKey }];
}

function noNode(key: string): Misfit {
  return { part: 'nodeKey', expected: `is ${quote(key)}, but this workflow has no node of that key` };
}
