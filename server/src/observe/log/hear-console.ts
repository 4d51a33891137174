import type { Logger } from 'pino';
import { describeError } from './describe-error.ts';

const methods = ['error', 'warn', 'info', 'debug', 'trace'] as const;
const levels = { error: 'error', warn: 'warn', info: 'info', debug: 'debug', trace: 'debug' } as const;

/** The newest hears: one process has one server, and a test one after another. */
const hearing: Logger[] = [];
const own = new Map<(typeof methods)[number], typeof console.error>();

/**
 * Leads what libraries write to the console into the log. They print errors as they are, with all that hangs on them: a
 * statement's parameters, and a password's hash among them. Of theirs the log has what it has of every error. Gives back the way to stop.
 */
export function hearConsole(log: Logger): () => void {
  hearing.push(log);
  if (own.size === 0) {
    for (const method of methods) {
      own.set(method, console[method]);
      console[method] = (...said: unknown[]) => forward(method, said);
    }
  }
  return () => {
    hearing.splice(hearing.indexOf(log), 1);
    if (hearing.length > 0) return;
    for (const [method, write] of own) console[method] = write;
    own.clear();
  };
}

function forward(method: (typeof methods)[number], said: readonly unknown[]): void {
  const error = said.find((one) => one instanceof Error);
  // The first text is a library's own; what follows may be anybody's.
  const [first] = said;
  const text = typeof first === 'string' ? describeError(first).message : undefined;
  hearing.at(-1)?.[levels[method]]({ ...(error && { err: error }), said: text }, 'A library wrote to the console.');
}
