import { type DestinationStream, type Logger, pino } from 'pino';
import { createScrubber } from './scrub.ts';
import { tellFault } from './tell-fault.ts';

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
    formatters: { level: (name: string) => ({ level: name }) },
    serializers: { err: tellFault },
    hooks: { streamWrite: createScrubber(secrets) },
  };
  return destination ? pino(options, destination) : pino(options);
}
