import { z } from 'zod';
import type { ProviderRequest } from '../../models/provider.ts';

const accepted = z.object({
  request_id: z.string().min(1),
  status_url: z.url(),
  response_url: z.url(),
  cancel_url: z.url(),
});

/** The links out of fal's answer to a submit; null when it is not one. */
export function readAccepted(json: unknown): ProviderRequest | null {
  const read = accepted.safeParse(json);
  if (!read.success) return null;
  const { request_id, status_url, response_url, cancel_url } = read.data;
  return { requestId: request_id, statusUrl: status_url, responseUrl: response_url, cancelUrl: cancel_url };
}

/**
 * The one place where fal's links are made here: neither its list of requests nor its webhooks give any. As fal documents
 * them, they lead by the owner and the app alone, without the endpoint's further path.
 */
export function requestById(endpoint: string, requestId: string): ProviderRequest {
  const app = endpoint.split('/').slice(0, 2).join('/');
  const base = `https://queue.fal.run/${app}/requests/${encodeURIComponent(requestId)}`;
  return { requestId, statusUrl: `${base}/status`, responseUrl: base, cancelUrl: `${base}/cancel` };
}
