import { decimalOf } from '@visualadgen/graph/money/money.ts';
import { z } from 'zod';
import type { FalApi } from './fal-api.ts';

export interface UnitPrice {
  /** USD, as an exact decimal. */
  amount: string;
  /** fal's word for what is counted, such as `image` or `megapixels`. */
  unit: string;
}

const keepMs = 3_600_000;
/** A price that could not be read is asked for again after a minute, not at every estimate. */
const keepFailureMs = 60_000;

const answerShape = z.object({
  prices: z.array(
    z.object({ endpoint_id: z.string(), unit_price: z.number().nonnegative(), unit: z.string(), currency: z.string() }),
  ),
});

/** Current prices out of fal's pricing API, kept for an hour; null when fal does not answer or does not count in USD. */
export function createUnitPrices(api: FalApi, now: () => number): (endpoint: string) => Promise<UnitPrice | null> {
  const known = new Map<string, { price: Promise<UnitPrice | null>; until: number }>();
  return (endpoint) => {
    const kept = known.get(endpoint);
    if (kept && kept.until > now()) return kept.price;
    const entry = { price: askPrice(api, endpoint), until: now() + keepMs };
    known.set(endpoint, entry);
    return entry.price.then((price) => {
      if (price === null) entry.until = Math.min(entry.until, now() + keepFailureMs);
      return price;
    });
  };
}

async function askPrice(api: FalApi, endpoint: string): Promise<UnitPrice | null> {
  try {
    const query = new URLSearchParams({ endpoint_id: endpoint });
    const { status, json } = await api.ask('GET', `https://api.fal.ai/v1/models/pricing?${query.toString()}`);
    const prices = status === 200 ? (answerShape.safeParse(json).data?.prices ?? []) : [];
    const price = prices.find(
      ({ endpoint_id, currency }) => endpoint_id === endpoint && currency.toUpperCase() === 'USD',
    );
    return price ? { amount: decimalOf(price.unit_price), unit: price.unit } : null;
  } catch {
    return null;
  }
}
