import { createHash, type KeyObject, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { TransientError } from '../../network/retry-exchange.ts';
import { type FalApi, parseJson } from './fal-api.ts';
import { createWebhookKeys } from './webhook-keys.ts';

/** Seconds that a delivery may be old, or ahead of our clock. */
const longestAge = 300;

/** REFUSED: it is not fal's, or not any more. UNCHECKED: the keys were out of reach; fal delivers it again. */
export type WebhookVerdict =
  | { kind: 'GOOD'; requestId: string }
  | { kind: 'REFUSED'; reason: string }
  | { kind: 'UNCHECKED' };

/** Tells whether a delivery was signed by fal, and which request it is about. `body` is the raw one, byte by byte. */
export type WebhookCheck = (headers: IncomingHttpHeaders, body: Buffer) => Promise<WebhookVerdict>;

const bodyShape = z.object({ request_id: z.string().min(1).max(200) });

/** Ed25519 over request id, user id, timestamp and the body's SHA-256 in hex, joined by line feeds. */
export function createWebhookCheck(api: FalApi, now: () => number): WebhookCheck {
  const keys = createWebhookKeys(api, now);
  return async (headers, body) => {
    const part = (name: string) => String(headers[`x-fal-webhook-${name}`] ?? '');
    const timestamp = part('timestamp');
    if (!/^\d{1,12}$/.test(timestamp) || !/^[0-9a-f]{128}$/i.test(part('signature')))
      return refused('It lacks its signature.');
    if (Math.abs(now() / 1_000 - Number(timestamp)) > longestAge) return refused('It is too old.');
    const digest = createHash('sha256').update(body).digest('hex');
    const message = Buffer.from([part('request-id'), part('user-id'), timestamp, digest].join('\n'));
    const fits = (known: readonly KeyObject[]) => isSigned(known, message, Buffer.from(part('signature'), 'hex'));
    try {
      if (!fits(await keys.known()) && !fits((await keys.newer()) ?? [])) return refused('Its signature is not good.');
    } catch (error) {
      if (error instanceof TransientError || error instanceof AppError) return { kind: 'UNCHECKED' };
      throw error;
    }
    const read = bodyShape.safeParse(parseJson(body));
    return read.success ? { kind: 'GOOD', requestId: read.data.request_id } : refused('It names no request.');
  };
}

function isSigned(keys: readonly KeyObject[], message: Buffer, signature: Buffer): boolean {
  return keys.some((key) => key.asymmetricKeyType === 'ed25519' && verify(null, message, key, signature));
}

function refused(reason: string): WebhookVerdict {
  return { kind: 'REFUSED', reason };
}
