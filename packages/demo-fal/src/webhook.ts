import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Job, Outcome } from './job.ts';

export interface WebhookSender {
  /** Delivers in the background; tries again, later and later, while the receiver does not answer 2xx. */
  deliver(job: Job & { webhook: string; outcome: Outcome }): void;
  /** The public key, as `/.well-known/jwks.json` shows it. */
  jwks(): { keys: Record<string, unknown>[] };
}

const TRIES = 10;
const ANSWER_MS = 15_000;
const USER_ID = 'demo';

/**
 * Webhooks signed as fal signs them: Ed25519, in hex, over request id, user id, timestamp (seconds) and the body's SHA-256, joined by line feeds.
 * @param firstDelayMs before the second try; it doubles from try to try
 */
export function createWebhookSender(
  wait: (ms: number) => Promise<void>,
  signal: AbortSignal,
  firstDelayMs: number,
): WebhookSender {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');

  const post = async (job: Job & { webhook: string }, body: string): Promise<boolean> => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const digest = createHash('sha256').update(body).digest('hex');
    const message = Buffer.from([job.id, USER_ID, timestamp, digest].join('\n'));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'fal-demo-webhook',
      'x-fal-webhook-request-id': job.id,
      'x-fal-webhook-user-id': USER_ID,
      'x-fal-webhook-timestamp': timestamp,
      'x-fal-webhook-signature': sign(null, message, privateKey).toString('hex'),
    };
    try {
      const response = await fetch(job.webhook, {
        method: 'POST',
        body,
        headers,
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  };

  const deliver = async (job: Job & { webhook: string; outcome: Outcome }): Promise<void> => {
    const body = JSON.stringify(payloadOf(job));
    for (let attempt = 0; attempt < TRIES && !signal.aborted; attempt++) {
      if (attempt > 0) await wait(firstDelayMs * 2 ** (attempt - 1));
      if (await post(job, body)) return;
    }
  };

  return {
    deliver: (job) => void deliver(job).catch(() => undefined),
    jwks: () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'demo', use: 'sig', alg: 'EdDSA' }] }),
  };
}

function payloadOf({ id, outcome }: Job & { outcome: Outcome }): Record<string, unknown> {
  const head = { request_id: id, gateway_request_id: id };
  if (outcome.status < 400) return { ...head, status: 'OK', error: null, payload: outcome.body };
  const detail = outcome.body['detail'];
  return {
    ...head,
    status: 'ERROR',
    error: typeof detail === 'string' ? detail : `Invalid status code: ${outcome.status}`,
    payload: outcome.body,
  };
}
