import { AppError } from '../errors.ts';

/** The answer to an order was lost, and its provider cannot say what it was sent: nobody will ever know whether it is billed. */
export class LostForGood extends AppError {
  constructor(cause?: unknown) {
    const message =
      'The answer was lost, and this service cannot say whether it took the order on: its price is counted as spent.';
    super('PROVIDER_AMBIGUOUS', { message, details: { isCounted: true }, cause });
  }
}
