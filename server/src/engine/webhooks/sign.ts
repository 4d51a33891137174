import { createHmac } from 'node:crypto';

export interface MessageToSign {
  /** The same at every attempt, so that the receiver knows a message again. */
  id: string;
  /** Seconds since 1970, of this attempt. */
  timestamp: number;
  body: string;
}

/**
 * The headers of a message by the Standard Webhooks specification (standardwebhooks.com), with one signature for each
 * secret: a receiver takes it when one of them is right.
 */
export function signMessage(
  { id, timestamp, body }: MessageToSign,
  secrets: readonly string[],
): Record<string, string> {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
