import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import type { GraphFieldsFragment } from '../api/generated/graphql.ts';

/** Something that the server finds wrong with the graph. */
export type Problem = Omit<GraphFieldsFragment['problems'][number], '__typename'>;

/** The problems of each node, by key. */
export function byNode(problems: readonly Problem[]): Readonly<Record<string, readonly Problem[]>> {
  const result: Record<string, Problem[]> = {};
  for (const problem of problems) {
    for (const key of problem.nodeKeys) (result[key] ??= []).push(problem);
  }
  return result;
}

/** That what is joined to a node would not be used: the node says so itself, at its inputs and as soon as it is so. */
export function isOfJoins({ code }: Pick<Problem, 'code'>): boolean {
  return code === 'JOIN_UNUSED' || code === 'TOO_MANY_JOINS';
}

/** The field that a problem is about, as a path inside the config: `["nodes", "2", "config", "parameters", "seed"]` gives
 * `["parameters", "seed"]`. Empty when it is about the node as a whole. */
export function fieldPath({ path }: Problem): readonly string[] {
  return path[0] === 'nodes' && path[2] === 'config' ? path.slice(3) : [];
}

/** What to write at a field: the problems whose path leads to it, or into it. */
export function messageAt(problems: readonly Problem[], path: readonly string[]): string | null {
  const found = problems.find((problem) => {
    const at = fieldPath(problem);
    return at.length > 0 && path.every((step, index) => at[index] === step);
  });
  return found ? wordsAt(found, path) : null;
}

/** A problem in the words for its own node's form, where the name of the node is plain: `“Slogan”: There is no text`. */
export function wordsAtNode({ message }: Problem): string {
  return message.replace(/^“[^”]*”: /, '');
}

/** And at the field itself, which need not be named either: `parameters.seed must be at most 9`. */
function wordsAt(problem: Problem, path: readonly string[]): string {
  const words = wordsAtNode(problem);
  const field = `${path.join('.')} `;
  if (path.length === 0 || !words.startsWith(field)) return words;
  return capitalised(words.slice(field.length));
}
