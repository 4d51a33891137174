import { NotFoundError } from '../errors.ts';
import { rowId } from '../ids.ts';

/** The row's id; throws NotFoundError for what is no id of a webhook. */
export function ownWebhookId(globalId: string): string {
  const id = rowId('Webhook', globalId);
  if (!id) throw noWebhook();
  return id;
}

export function noWebhook(): NotFoundError {
  return new NotFoundError('webhookId', 'webhook');
}
