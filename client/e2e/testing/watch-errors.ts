import type { BrowserContext, ConsoleMessage, WebError } from 'playwright-core';

export interface ErrorWatch {
  /** What this test brings about on purpose. */
  expectError(like: RegExp): void;
  /** The errors that the pages told and nobody expected. */
  unexpected(): string[];
  /** Listens no longer. */
  stop(): void;
}

/** Listens to everything that goes wrong in the pages of a context: errors in the console, and those that nobody caught. */
export function watchErrors(context: BrowserContext): ErrorWatch {
  const faults: string[] = [];
  const expected: RegExp[] = [];
  const hear = (message: ConsoleMessage) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
  };
  const catchError = (webError: WebError) => faults.push(`page: ${webError.error().stack ?? webError.error().message}`);
  context.on('console', hear);
  context.on('weberror', catchError);
  return {
    expectError: (like) => expected.push(like),
    unexpected: () => faults.filter((fault) => !expected.some((like) => like.test(fault))),
    stop() {
      context.off('console', hear);
      context.off('weberror', catchError);
    },
  };
}
