import type { ConfigProblem } from '../problem.ts';
import { listWords } from '../text/wording.ts';
import { isRecord } from '../values/value.ts';
import type { WorkflowInput } from './workflow-input.ts';

/** What a call gives: values by the names of inputs, and rows of them, each of which is run. */
export interface Call {
  inputs?: unknown;
  rows?: unknown;
}

/** Nothing is set by it. */
export function isEmptyCall({ inputs, rows }: Call): boolean {
  return (inputs ?? null) === null && (rows ?? null) === null;
}

export type InputValues = ReadonlyMap<WorkflowInput, unknown>;

export interface ReadCall {
  common: InputValues;
  rows: readonly InputValues[];
}

export interface CallRules {
  inputs: readonly WorkflowInput[];
  /** Inputs of the workflow that set nothing in the part of it that is run. */
  elsewhere: readonly WorkflowInput[];
  /** Rows, at most. */
  most: number;
  /** What is required may be left out. */
  isPartial: boolean;
  /** A field in which null says that there is nothing; in others it is as good as nothing said. */
  mayBeNull(input: WorkflowInput): boolean;
}

/** The values of a call by their inputs; what is wrong with it goes into `problems`. */
export function readCall(call: Call, rules: CallRules, problems: ConfigProblem[]): ReadCall {
  const { inputs, most } = rules;
  const common = readValues(call.inputs ?? {}, ['inputs']);
  const rows = readRows(call.rows ?? null);
  if (problems.length === 0 && !rules.isPartial) for (const input of inputs) if (input.isRequired) checkGiven(input);
  return { common, rows };

  function readValues(given: unknown, path: string[]): InputValues {
    const values = new Map<WorkflowInput, unknown>();
    if (!isRecord(given)) {
      problems.push({ path, message: 'must be an object: values by the names of the workflow’s inputs' });
      return values;
    }
    for (const [name, value] of Object.entries(given)) {
      const input = inputs.find((one) => one.name === name);
      if (!input) problems.push({ path: [...path, name], message: sayUnknown(name, rules) });
      else if (value !== undefined && (value !== null || rules.mayBeNull(input))) values.set(input, value);
    }
    return values;
  }

  function readRows(given: unknown): InputValues[] {
    if (given === null) return [];
    if (!Array.isArray(given) || given.length === 0 || given.length > most) {
      const count = Array.isArray(given) ? `, but has ${given.length.toLocaleString('en')}` : '';
      problems.push({ path: ['rows'], message: `must be a list of 1 to ${most.toLocaleString('en')} rows${count}` });
      return [];
    }
    const read = given.map((row: unknown, index) => readValues(row, ['rows', String(index)]));
    if (problems.length === 0 && read.every(({ size }) => size === 0))
      problems.push({ path: ['rows'], message: 'must set an input in one of the rows at least' });
    return read;
  }

  function checkGiven(input: WorkflowInput): void {
    if (isFilled(common, input)) return;
    const lacking = rows.length === 0 ? [['inputs']] : [];
    for (const [index, row] of rows.entries()) if (!isFilled(row, input)) lacking.push(['rows', String(index)]);
    for (const path of lacking) {
      const values = path[0] === 'inputs' ? common : rows[Number(path[1])];
      problems.push({
        path: [...path, input.name],
        message: values?.has(input) ? 'must not be empty' : 'must be given',
      });
    }
  }
}

function isFilled(values: InputValues, input: WorkflowInput): boolean {
  const value = values.get(input);
  if (typeof value === 'string') return value.trim() !== '';
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function sayUnknown(name: string, { inputs, elsewhere }: CallRules): string {
  if (elsewhere.some((one) => one.name === name)) return 'sets a node that is no part of this run';
  if (inputs.length === 0) return 'is not known here: the workflow has no inputs';
  return `is not known here; known are ${listWords(
    inputs.map((one) => one.name),
    'and',
  )}`;
}
