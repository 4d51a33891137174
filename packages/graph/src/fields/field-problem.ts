import { describeValue } from './describe-value.ts';
import { quote } from '../text/wording.ts';

/** What is wrong with a value that somebody gave for a field. */
export type FieldProblem =
  | { code: 'MISSING' }
  | { code: 'WRONG_TYPE'; expected: ValueType; value: unknown }
  | { code: 'TOO_SMALL' | 'TOO_BIG'; limit: number | bigint; value: unknown }
  | { code: 'TOO_SHORT' | 'TOO_LONG'; limit: number | bigint; length: number; unit: 'characters' | 'entries' }
  | { code: 'NOT_OFFERED'; options: readonly string[]; value: unknown }
  | { code: 'NOT_A_MULTIPLE'; step: number | bigint; value: unknown }
  | { code: 'NOT_A_COLOR'; value: unknown }
  | { code: 'WRONG_FORM'; value: unknown };

const typeWords = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};
export type ValueType = keyof typeof typeWords;

export function isValueType(name: string): name is ValueType {
  return Object.hasOwn(typeWords, name);
}

/** The sentence without its subject: "must be at most 4, but is 5". */
export function describeFieldProblem(problem: FieldProblem): string {
  switch (problem.code) {
    case 'MISSING':
      return 'must be given';
    case 'WRONG_TYPE':
      return `must be ${typeWords[problem.expected]}, but is ${describeMistyped(problem.value)}`;
    case 'TOO_SMALL':
    case 'TOO_BIG':
      return but(`must be ${bound(problem.code)} ${problem.limit.toLocaleString('en')}`, problem.value);
    case 'TOO_SHORT':
    case 'TOO_LONG': {
      const { code, limit, length, unit } = problem;
      return `must have ${bound(code)} ${limit.toLocaleString('en')} ${unit}, but has ${length.toLocaleString('en')}`;
    }
    case 'NOT_OFFERED': {
      const { options, value } = problem;
      return but(`must be ${options.length > 1 ? 'one of ' : ''}${options.join(', ')}`, value);
    }
    case 'NOT_A_MULTIPLE':
      return but(`must be a multiple of ${problem.step}`, problem.value);
    case 'NOT_A_COLOR':
      return but('must be a color such as #1f6feb', problem.value);
    case 'WRONG_FORM':
      return but('does not have the right form', problem.value);
  }
}

function bound(code: 'TOO_SMALL' | 'TOO_BIG' | 'TOO_SHORT' | 'TOO_LONG'): string {
  return code === 'TOO_BIG' || code === 'TOO_LONG' ? 'at most' : 'at least';
}

/** “5” is not 5: where the type is what is wrong, a text is called one. */
function describeMistyped(value: unknown): string {
  return typeof value === 'string' ? `the text ${quote(value)}` : describeValue(value);
}

function but(expected: string, value: unknown): string {
  return `${expected}, but is ${describeValue(value)}`;
}
