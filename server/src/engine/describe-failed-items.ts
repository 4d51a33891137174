import type { FailedItems } from './run.ts';

/** The first fault of some items, with how many of them failed. */
export function describeFailedItems(count: number, failed: number, first: FailedItems): FailedItems {
  const error =
    failed === 1 ? `1 of ${count} failed: ${first.error}` : `${failed} of ${count} failed, the first: ${first.error}`;
  return { error, errorCode: first.errorCode };
}
