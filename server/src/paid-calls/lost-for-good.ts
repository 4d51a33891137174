import { AppError } from '../errors.ts';
import type { ProviderRequest } from '../models/provider.ts';

const notLookedUp =
  'The answer was lost, and this service cannot say whether it took the order on: its price is counted as spent.';
const brokenOff = 'The answer broke off, and this service has no record of the rest: its price is counted as spent.';

/**
 * The answer to an order was lost, and its provider can say neither what it was sent nor what it has answered: nobody will ever know
 * what is billed for it.
 */
export class LostForGood extends AppError {
  /** Of an order that was accepted, and whose answer broke off. */
  readonly requestId: string | null;

  constructor(request: Pick<ProviderRequest, 'requestId'> | null = null, cause?: unknown) {
    const message = request ? brokenOff : notLookedUp;
    super('PROVIDER_AMBIGUOUS', { message, details: { isCounted: true }, cause });
    this.requestId = request?.requestId ?? null;
  }
}

/** What was thrown while an accepted order was waited for, as what it means for the call. */
export function nameLoss(thrown: unknown, request: ProviderRequest): unknown {
  const isLost = thrown instanceof AppError && thrown.code === 'PROVIDER_AMBIGUOUS' && thrown.details?.['isLost'];
  return isLost ? new LostForGood(request, thrown) : thrown;
}
