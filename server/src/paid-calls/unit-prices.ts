import { z } from 'zod';
import { type AnyJob, defineJob } from '../jobs/define-job.ts';
import type { Provider, UnitPrice } from '../models/provider.ts';
import type { Database } from '../store/database.ts';
import { findUnitPrice, keepUnitPrice, listPricedEndpoints } from '../store/unit-prices.ts';

type PriceAsked = Pick<Provider, 'name' | 'unitPrice'>;

export interface UnitPrices {
  /** What a unit costs now; null where neither the provider says so nor is it known from before. */
  find(provider: PriceAsked, endpoint: string): Promise<UnitPrice | null>;
  /** Reads the prices of all that was ever paid for once more, for all servers that share the database. */
  refresh: AnyJob;
}

export interface UnitPricesOptions {
  database: Database;
  /** Who runs the models of an endpoint. */
  providerOf: (endpoint: string) => PriceAsked;
}

const everyMs = 3_600_000;
/** A price that is older was missed by the job, and is asked for again by whoever needs it. */
const freshMs = 2 * everyMs;
/** What could not be read is asked for again after a minute, not at every call. */
const failureMs = 60_000;

/** Current prices, kept with the database. The first call to an endpoint reads its price; from then on a job does so each hour. */
export function createUnitPrices({ database, providerOf }: UnitPricesOptions): UnitPrices {
  /** By provider and endpoint: what is being asked, and what could not be read of late. */
  const asking = new Map<string, { price: Promise<UnitPrice | null>; until: number }>();

  return {
    async find(provider, endpoint) {
      const kept = await findUnitPrice(database, { provider: provider.name, endpoint });
      if (kept && kept.age < freshMs) return kept.price;
      return (await read(provider, endpoint)) ?? kept?.price ?? null;
    },
    refresh: defineJob({
      name: 'refresh-unit-prices',
      payload: z.strictObject({}),
      schedule: { everyMs, payload: {} },
      async run(_, { signal }) {
        for (const { provider, endpoint } of await listPricedEndpoints(database)) {
          signal.throwIfAborted();
          const current = providerOf(endpoint);
          // What the demo has priced is not asked of fal once there is a key.
          if (current.name === provider) await read(current, endpoint);
        }
      },
    }),
  };

  function read(provider: PriceAsked, endpoint: string): Promise<UnitPrice | null> {
    const key = `${provider.name} ${endpoint}`;
    const last = asking.get(key);
    if (last && last.until > performance.now()) return last.price;
    const entry = { price: askAndKeep(provider, endpoint), until: Number.POSITIVE_INFINITY };
    asking.set(key, entry);
    const forget = (ms: number) => void (entry.until = performance.now() + ms);
    entry.price.then(
      (price) => forget(price === null ? failureMs : 0),
      () => forget(0),
    );
    return entry.price;
  }

  async function askAndKeep(provider: PriceAsked, endpoint: string): Promise<UnitPrice | null> {
    const price = await provider.unitPrice(endpoint);
    if (price) await keepUnitPrice(database, { provider: provider.name, endpoint }, price);
    return price;
  }
}
