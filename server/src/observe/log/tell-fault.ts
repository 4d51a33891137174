import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/** A fault as the log has it. */
export interface ToldFault {
  type: string;
  message: string;
  code?: string;
  /** Where it happened, without its message. */
  stack?: string;
  cause?: ToldFault;
  errors?: ToldFault[];
}

const longestMessage = 500;
const mostCauses = 5;
const mostErrors = 5;

/**
 * What an operator needs of a fault and of what caused it, and nothing else that hangs on it: databases and HTTP clients
 * hang the statement's parameters and the whole request on theirs.
 */
export function tellFault(fault: unknown, depth = 0): ToldFault {
  if (!(fault instanceof Error)) return { type: typeof fault, message: cut(String(fault)) };
  const { name, message, stack, cause } = fault;
  const told: ToldFault = { type: fault.constructor.name || name, message: cut(message) };
  if ('code' in fault && (typeof fault.code === 'string' || typeof fault.code === 'number')) {
    told.code = String(fault.code);
  }
  const places = stack?.match(/^ {4}at .*$/gm);
  if (places) told.stack = places.join('\n');
  if (depth >= mostCauses) return told;
  if (cause !== undefined) told.cause = tellFault(cause, depth + 1);
  if (fault instanceof AggregateError) {
    told.errors = fault.errors.slice(0, mostErrors).map((one) => tellFault(one, depth + 1));
  }
  return told;
}

function cut(text: string): string {
  return cutText(text, longestMessage, '…');
}
