import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { type ASTNode, GraphQLError, type GraphQLInputType } from 'graphql';
import type { ErrorCode } from '../../errors.ts';
import { expectedValue, sayExpected, typeAt } from './expected-value.ts';

type Path = readonly (string | number)[];

export interface BadValue {
  /** Such as `Variable "$input"`. */
  subject: string;
  /** The same for programs. */
  place: Record<string, unknown>;
  /** Of the whole variable or argument. */
  type: GraphQLInputType;
  /** To the value that does not fit, from there. */
  path: Path;
  node: ASTNode;
  error: GraphQLError;
  /** Whether names of the schema may be told: the values of an enum, the fields of an input. */
  tellsNames: boolean;
}

/** Quotes of what was sent are as long as what was sent. */
const longestQuote = 300;

/** Says of a value that does not fit which one it is, where it stands, and what was expected there; for people and for programs. */
export function valueError({ subject, place, type, path, node, error, tellsNames }: BadValue): GraphQLError {
  const { said, suggestion } = divide(error.message);
  const at = [...path, ...concernedField(said)];
  const expected = expectedValue(typeAt(type, at), tellsNames);
  const message = `${subject} has invalid value${printPath(path)}: ${said} ${sayExpected(expected)}`;
  return new GraphQLError(tellsNames ? message + suggestion : message, {
    nodes: node,
    extensions: { code: 'INPUT_INVALID' satisfies ErrorCode, ...place, path: at, expected },
  });
}

/** GraphQL's own sentence, cut and with an end, and what it adds where a name is nearly right. */
function divide(message: string): { said: string; suggestion: string } {
  const at = message.lastIndexOf(' Did you mean ');
  const suggestion = at < 0 ? '' : message.slice(at).replace(/\? Found: .*$/s, '?');
  const said = at < 0 ? message : message.slice(0, at);
  const isShort = said.length <= longestQuote;
  return { said: isShort ? said.replace(/(?<![.?!])$/, '.') : `${cutText(said, longestQuote)}…`, suggestion };
}

/** Of an object that lacks a field, or has one too many: that field. GraphQL names it in its sentence alone. */
function concernedField(said: string): string[] {
  const name = /(?:required|unknown) field "(\w+)"/.exec(said)?.[1];
  return name === undefined ? [] : [name];
}

/** As GraphQL prints it: ` at .graph.nodes[2].type`. */
function printPath(path: Path): string {
  if (path.length === 0) return '';
  return ` at ${path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}
