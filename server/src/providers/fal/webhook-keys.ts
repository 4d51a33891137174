import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { TransientError } from '../../network/retry-exchange.ts';
import type { FalApi } from './fal-api.ts';

const keepMs = 24 * 3_600_000;
/** However many bad signatures come in, fal is asked no more often than this. */
const longestHurryMs = 60_000;

const listShape = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** The public keys that fal signs with. */
export interface WebhookKeys {
  /** Those known, or fetched when there are none that are fresh enough. Throws TransientError when fal does not give any. */
  known(): Promise<readonly KeyObject[]>;
  /** Fetched anew, since none of the known ones fitted; undefined when that was done a moment ago. */
  newer(): Promise<readonly KeyObject[]> | undefined;
}

export function createWebhookKeys(api: FalApi, now: () => number): WebhookKeys {
  let kept: { keys: Promise<readonly KeyObject[]>; at: number } | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;

  function fetchAnew(): Promise<readonly KeyObject[]> {
    const before = kept;
    const entry = { keys: fetchKeys(api), at: now() };
    kept = entry;
    askedAt = entry.at;
    // Those who asked meanwhile share the error; who comes later goes on with what was known.
    entry.keys.catch(() => {
      if (kept === entry) kept = before;
    });
    return entry.keys;
  }

  return {
    known: () => (kept && now() - kept.at < keepMs ? kept.keys : fetchAnew()),
    newer: () => (now() - askedAt < longestHurryMs ? undefined : fetchAnew()),
  };
}

async function fetchKeys(api: FalApi): Promise<readonly KeyObject[]> {
  const { status, json } = await api.ask('GET', 'https://rest.fal.ai/.well-known/jwks.json');
  const read = listShape.safeParse(json);
  if (status !== 200 || !read.success) throw new TransientError('the keys of webhooks could not be read');
  return read.data.keys.flatMap((key) => {
    try {
      return [createPublicKey({ key, format: 'jwk' })];
    } catch {
      // A key of a kind that this runtime does not know.
      return [];
    }
  });
}
