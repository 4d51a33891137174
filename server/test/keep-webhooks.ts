import { vi } from 'vitest';
import type { Person, Result } from './sign-up.ts';

export interface MadeWebhook {
  id: string;
  secret: string;
}

/** What a delivery tells of itself. */
export interface DeliverySeen {
  id: string;
  event: string;
  status: string;
  attempts: number;
  responseStatus: number | null;
  error: string | null;
  errorCode: string | null;
  nextAttemptAt: string | null;
  deliveredAt: string | null;
  execution: { id: string } | null;
  payload: { type: string; timestamp: string; data: Record<string, unknown> };
}

export interface WebhookSeen {
  name: string;
  url: string;
  events: string[];
  isEnabled: boolean;
  disabledReason: string | null;
  failingSince: string | null;
  deliveries: { edges: { node: DeliverySeen }[] };
}

const deliveryFields = `id event status attempts responseStatus error errorCode nextAttemptAt deliveredAt payload
  execution { id }`;

type Input = Record<string, unknown>;

/** One of the mutations on webhooks, whatever it answers. */
export async function askOfWebhooks<Payload>(person: Person, name: string, input: Input): Promise<Result<Payload>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const payloads: Record<string, string> = {
    createWebhook: 'secret webhook { id }',
    updateWebhook: 'webhook { id isEnabled disabledReason }',
    deleteWebhook: 'webhookId',
    rotateWebhookSecret: 'secret webhook { id previousSecretUntil }',
    sendTestWebhook: `delivery { ${deliveryFields} }`,
    resendWebhookDelivery: `delivery { ${deliveryFields} }`,
  };
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) {
    __typename
    ... on ${type}Payload { ${payloads[name]} }
    ... on Error { code message }
  } }`;
  return (await person.read<Record<string, Result<Payload>>>(query, { input }))[name] as Result<Payload>;
}

export async function makeWebhook(person: Person, input: Input): Promise<MadeWebhook> {
  type Payload = { secret: string; webhook: { id: string } };
  const { secret, webhook, ...rest } = await askOfWebhooks<Payload>(person, 'createWebhook', input);
  if (!secret || !webhook) throw new Error(`The server refused: ${JSON.stringify(rest)}`);
  return { id: webhook.id, secret };
}

/** Sends a test; gives its delivery's id. */
export async function sendTest(person: Person, webhookId: string): Promise<string> {
  const { delivery, ...rest } = await askOfWebhooks<{ delivery: { id: string } }>(person, 'sendTestWebhook', {
    webhookId,
  });
  if (!delivery) throw new Error(`The server refused: ${JSON.stringify(rest)}`);
  return delivery.id;
}

export async function readWebhook(person: Person, id: string): Promise<WebhookSeen> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Webhook {
    name url events isEnabled disabledReason failingSince
    deliveries(first: 100) { edges { node { ${deliveryFields} } } }
  } } }`;
  return (await person.read<{ node: WebhookSeen }>(query, { id })).node;
}

/** The webhook's deliveries, newest first, once they are as they should be: the receiver has them before it is written. */
export function deliveriesOnce(
  person: Person,
  webhookId: string,
  isSo: (deliveries: DeliverySeen[]) => boolean,
): Promise<DeliverySeen[]> {
  return vi.waitFor(
    async () => {
      const { deliveries } = await readWebhook(person, webhookId);
      const seen = deliveries.edges.map(({ node }) => node);
      if (!isSo(seen)) throw new Error(`They are otherwise: ${JSON.stringify(seen)}`);
      return seen;
    },
    { timeout: 60_000, interval: 20 },
  );
}

export const allAre =
  (status: string) =>
  (deliveries: readonly DeliverySeen[]): boolean =>
    deliveries.length > 0 && deliveries.every((one) => one.status === status);
