import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import type { GraphFieldsFragment } from '../../api/generated/graphql.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { plainWords } from './plain-words.ts';
import { valueLabel } from './value-label.ts';

/** Something that the server finds wrong with the graph. */
export interface Problem extends Omit<GraphFieldsFragment['problems'][number], '__typename'> {
  /** What the sentence begins with, after the name of the node: the field as it is called on screen. */
  subject?: string;
}

/** A problem with the words on screen in place of the API's names; `typeOf` gives a node's type by its key. */
export function plainProblem(
  problem: Problem,
  catalogue: Pick<Catalogue, 'nodeTypes' | 'imageModels'>,
  typeOf: (key: string) => string | undefined,
): Problem {
  // A template names variables as they are to be written.
  if (problem.code.startsWith('TEMPLATE_')) return problem;
  const path = fieldPath(problem);
  const [, node = '', words = ''] = /^(“[^”]*”: )?([^]*)$/.exec(problem.message) ?? [];
  const field = `${path.join('.')} `;
  const name = path.at(-1);
  if (name === undefined || !words.startsWith(field))
    return { ...problem, message: node + plainWords(words, catalogue) };
  const subject = subjectOf(path, (part) => valueLabel(catalogue, part, typeOf(problem.nodeKeys[0] ?? '')));
  const rest = plainWords(words.slice(field.length), catalogue);
  return { ...problem, subject, message: `${node}“${subject}” ${rest}` };
}

/** A field as it is called on screen; an entry of a list by its number, as people count: `Texts 3`. */
function subjectOf(path: readonly string[], labelOf: (name: string) => string): string {
  const name = path.findLast((part) => !isPlace(part)) ?? '';
  const entry = path.findLast(isPlace);
  return entry === undefined
    ? labelOf(name)
    : `${labelOf(path.find((part) => !isPlace(part)) ?? name)} ${Number(entry) + 1}`;
}

function isPlace(part: string): boolean {
  return /^\d+$/.test(part);
}

/** The problems of each node, by key. */
export function byNode(problems: readonly Problem[]): Readonly<Record<string, readonly Problem[]>> {
  const result: Record<string, Problem[]> = {};
  for (const problem of problems) {
    for (const key of problem.nodeKeys) (result[key] ??= []).push(problem);
  }
  return result;
}

/** That what is connected to a node would not be used: the node says so itself, at its inputs and as soon as it is so. */
export function isOfConnections({ code }: Pick<Problem, 'code'>): boolean {
  return code === 'JOIN_UNUSED' || code === 'TOO_MANY_JOINS';
}

/** The field that a problem is about, as a path inside the config: `["nodes", "2", "config", "parameters", "seed"]` gives
 * `["parameters", "seed"]`. Empty when it is about the node as a whole. */
export function fieldPath({ path }: Problem): readonly string[] {
  return path[0] === 'nodes' && path[2] === 'config' ? path.slice(3) : [];
}

/** The problem of a field: one whose path leads to it, or into it. */
export function problemAt(problems: readonly Problem[], path: readonly string[]): Problem | undefined {
  return problems.find((problem) => {
    const at = fieldPath(problem);
    return at.length > 0 && path.every((step, index) => at[index] === step);
  });
}

/** What to write at a field. */
export function messageAt(problems: readonly Problem[], path: readonly string[]): string | null {
  const found = problemAt(problems, path);
  return found ? wordsAt(found, path) : null;
}

/** Something that is still to be done, as in each new node: nothing that a person did wrong. */
export function isToDo({ code }: Pick<Problem, 'code'>): boolean {
  return code === 'CONFIG_INCOMPLETE' || code === 'INPUT_MISSING' || code === 'EMPTY_GRAPH';
}

/** A problem in the words for its own node's form, where the name of the node is plain: `“Slogan”: There is no text`. */
export function wordsAtNode({ message }: Problem): string {
  return message.replace(/^“[^”]*”: /, '');
}

/** And at the field itself, which need not be named either: `“Seed” must be at most 9`. */
function wordsAt(problem: Problem, path: readonly string[]): string {
  const words = wordsAtNode(problem);
  const field = problem.subject ? `“${problem.subject}” ` : `${path.join('.')} `;
  // Of an entry of the field it is said which.
  if (path.length === 0 || path.length < fieldPath(problem).length || !words.startsWith(field)) return words;
  return capitalised(words.slice(field.length));
}
