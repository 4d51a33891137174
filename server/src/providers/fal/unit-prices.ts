import { decimalOf } from '@visualadgen/graph/money/money.ts';
import { z } from 'zod';
import type { UnitPrice } from '../../models/provider.ts';
import type { FalApi } from './fal-api.ts';

const answerShape = z.object({
  prices: z.array(
    z.object({ endpoint_id: z.string(), unit_price: z.number().nonnegative(), unit: z.string(), currency: z.string() }),
  ),
});

/** The current price out of fal's pricing API; null when fal does not answer or does not count in USD. */
export async function readUnitPrice(api: FalApi, endpoint: string): Promise<UnitPrice | null> {
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
