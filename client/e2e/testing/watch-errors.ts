import type { BrowserContext } from 'playwright-core';

export interface FaultWatch {
  /** What this test brings about on purpose. */
  expectFault(like: RegExp): void;
  /** The errors that the pages told and nobody expected. */
  unexpected(): string[];
}

/** Listens to everything that goes wrong in the pages of a context: errors in the console, and those that nobody caught. */
export function watchFaults(context: BrowserContext): FaultWatch {
  const faults: string[] = [];
  const expected: RegExp[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (webError) => faults.push(`page: ${webError.error().stack ?? webError.error().message}`));
  return {
    expectFault: (like) => expected.push(like),
    unexpected: () => faults.filter((fault) => !expected.some((like) => like.test(fault))),
  };
}
