import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/** An error as the log has it. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  /** Where it happened, without its message. */
  stack?: string;
  cause?: LoggedError;
  errors?: LoggedError[];
}

const longestMessage = 500;
const mostCauses = 5;
const mostErrors = 5;
const gone = '[removed]';

/**
 * What an operator needs of an error and of what caused it, and nothing else that hangs on it: databases and HTTP clients
 * hang the statement's parameters and the whole request on theirs. Nor what their messages quote of what was sent.
 */
export function describeError(error: unknown, depth = 0): LoggedError {
  // What is thrown and is no error may hold anything.
  if (!(error instanceof Error)) return { type: typeof error, message: cut(textOf(error)) };
  const { name, stack, cause } = error;
  const told: LoggedError = { type: error.constructor.name || name, message: cut(messageOf(error)) };
  if ('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')) {
    told.code = String(error.code);
  }
  const places = stack?.match(/^ {4}at .*$/gm);
  if (places) told.stack = places.join('\n');
  if (depth >= mostCauses) return told;
  if (cause !== undefined) told.cause = describeError(cause, depth + 1);
  if (error instanceof AggregateError) {
    told.errors = error.errors.slice(0, mostErrors).map((one) => describeError(one, depth + 1));
  }
  return told;
}

function textOf(value: unknown): string {
  if (value === null || typeof value === 'string') return String(value);
  return typeof value === 'object' ? Object.prototype.toString.call(value) : (JSON.stringify(value) ?? typeof value);
}

/** Postgres quotes values that are not what they should be (class 22), and names what is wrong with a statement alike, which stays. */
function messageOf(error: Error): string {
  const { message } = error;
  if (error instanceof SyntaxError)
    return message.replace(/(?:\.{3})?"[^]*"(?:\.{3})? is not valid JSON$/, `${gone} is not valid JSON`);
  const isAboutValue = 'code' in error && typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code);
  return isAboutValue ? message.replace(/"[^]*"/, gone) : message;
}

function cut(text: string): string {
  return cutText(text, longestMessage, '…');
}
