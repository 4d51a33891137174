import { isEmpty } from '../values/value.ts';
import type { TypedValues } from '../values/value.ts';
import type { OutputPort } from './ports.ts';

/*
 * A branch is an output that only some of what a node takes goes on by: what a filter passes, and the rest. By which branch something went
 * is told by its values: the branch that it took has one, the others have none. What did not take a branch is absent there, and nothing
 * failed.
 *
 * An error output is such a branch as well: what fails goes on by it, and all other outputs of the node are the branch of what does not.
 */

/** The output at which a node gives what went wrong: as one text, its code first. */
export const errorOutput: OutputPort = { name: 'error', label: 'Error', kind: 'text', branch: 'error' };

/** All that it gives there, by name. */
export const errorNames = [errorOutput.name, 'error_code'] as const;

/** The branch of what did not fail. */
const done = 'done';

/** A node's outputs with its error output. One that has an output of that name keeps its own: `validateGraph` tells that. */
export function withErrorOutput(outputs: readonly OutputPort[]): OutputPort[] {
  const usual = outputs.map((port) => (port.branch ? port : { ...port, branch: done }));
  return hasErrorName(outputs) ? usual : [...usual, errorOutput];
}

/** Whether it has an output that is called like the error output, and so cannot have one. */
export function hasErrorName(outputs: readonly Pick<OutputPort, 'name'>[]): boolean {
  return outputs.some(({ name }) => name === errorOutput.name);
}

/** What goes by the error output. */
export function errorGiven({ code, message }: { code: string; message: string }): TypedValues {
  return { error: { kind: 'text', text: `${code}: ${message}` }, error_code: { kind: 'text', text: code } };
}

/** Whether something went by the branch that a port of its node is; by a port that is none goes everything. */
export function takesBranch(
  outputs: readonly OutputPort[],
  { branch }: Pick<OutputPort, 'branch'>,
  given: TypedValues,
): boolean {
  if (!branch) return true;
  if (branch === done && outputs.includes(errorOutput)) return !has(given, errorOutput.name);
  return outputs.some((port) => port.branch === branch && has(given, port.name));
}

/** Whether only some of what a node takes goes by any of its outputs. */
export function hasBranches({ outputs }: { outputs: readonly Pick<OutputPort, 'branch'>[] }): boolean {
  return outputs.some(({ branch }) => Boolean(branch));
}

function has(given: TypedValues, name: string): boolean {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  return value !== undefined && !isEmpty(value);
}
