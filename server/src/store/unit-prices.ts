import type { UnitPrice } from '../models/provider.ts';
import type { Database } from './database.ts';

export interface PricedEndpoint {
  provider: string;
  endpoint: string;
}

export interface KeptPrice {
  price: UnitPrice;
  /** In milliseconds. */
  age: number;
}

/** For all servers; the newest is kept. */
export async function keepUnitPrice(
  database: Database,
  { provider, endpoint }: PricedEndpoint,
  { amount, unit }: UnitPrice,
): Promise<void> {
  await database.query(
    `insert into prices.units (provider, endpoint, amount, unit) values ($1, $2, $3, $4)
     on conflict (provider, endpoint) do update set amount = excluded.amount, unit = excluded.unit, read_at = now()`,
    [provider, endpoint, amount, unit],
  );
}

export async function findUnitPrice(
  database: Database,
  { provider, endpoint }: PricedEndpoint,
): Promise<KeptPrice | undefined> {
  const { rows } = await database.query(
    `select amount::text, unit, extract(epoch from now() - read_at)::float8 * 1000 as age
     from prices.units where provider = $1 and endpoint = $2`,
    [provider, endpoint],
  );
  const [row] = rows as unknown as (UnitPrice & { age: number })[];
  return row && { price: { amount: row.amount, unit: row.unit }, age: row.age };
}

export async function listPricedEndpoints(database: Database): Promise<readonly PricedEndpoint[]> {
  const { rows } = await database.query('select provider, endpoint from prices.units order by provider, endpoint');
  return rows as unknown as PricedEndpoint[];
}
