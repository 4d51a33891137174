import { AppError } from '../errors.ts';

/** A node would run over more items than one node may. */
export function tooManyOfNode(most: number): AppError {
  const message = `It would run once for each of more than ${most.toLocaleString('en')} items: make one of the lists that come in shorter.`;
  return new AppError('TOO_MANY_ITEMS', { message, details: { most } });
}

/** A run would have more items than one run may. */
export function tooManyOfRun(most: number, count: number): AppError {
  const message =
    `With it the run would have ${count.toLocaleString('en')} items, but it may have ${most.toLocaleString('en')} at most: ` +
    'make a list shorter, or run it in parts.';
  return new AppError('TOO_MANY_ITEMS', { message, details: { most, count } });
}
