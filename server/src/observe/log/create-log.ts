import { type DestinationStream, type Logger, pino } from 'pino';
import { createScrubber } from './scrub.ts';
import { describeError } from './describe-error.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LogOptions {
  level: LogLevel;
  /** Texts that must never be written, whatever they stand in. */
  secrets: readonly (string | undefined)[];
  /** Standard output, unless a test reads along. */
  destination?: DestinationStream | undefined;
}

/**
 * JSON lines. What must not be in a log is taken out of the finished line, so that nobody who writes one has to think of
 * it, and no cause of a cause brings it in.
 */
export function createLog({ level, secrets, destination }: LogOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (name: string) => ({ level: name }), log: onlyWhatIsPlain },
    serializers: { err: describeError },
    hooks: { streamWrite: createScrubber(secrets) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * A line has words and numbers, lists of such, and errors as they are told. An object that was thrown and handed over as if it were
 * the fields of a line brings nothing else along.
 */
function onlyWhatIsPlain(fields: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err' || (isPlain(value) && !handedOver.has(name))) plain[name] = value;
  }
  return plain;
}

/** What databases and HTTP clients hang on their errors. */
const handedOver = new Set([
  'params',
  'parameters',
  'values',
  'args',
  'query',
  'sql',
  'statement',
  'detail',
  'hint',
  'body',
  'data',
]);

function isPlain(value: unknown): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
  );
}
