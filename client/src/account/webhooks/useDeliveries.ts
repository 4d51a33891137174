import { useEffect, useState } from 'react';
import { type CombinedError, useQuery } from 'urql';
import type { DeliveriesQuery as Answer } from '../generated/graphql.ts';
import { DeliveriesQuery } from './webhook-documents.ts';

type Webhook = Extract<NonNullable<Answer['node']>, { __typename: 'Webhook' }>;
export type Delivery = Webhook['deliveries']['edges'][number]['node'];

export interface Deliveries {
  /** Undefined until they are known. */
  deliveries: Delivery[] | undefined;
  failure: CombinedError | undefined;
  hasMore: boolean;
  showMore: () => void;
  refresh: () => void;
}

const page = 20;
const most = 100;

/** In milliseconds: how often it is asked what became of a message that is sent just now, and how soon that must be. */
const lookEvery = 1_000;
const soon = 20_000;

/** The newest messages of a webhook. While one is on its way they are asked for again and again. */
export function useDeliveries(webhookId: string): Deliveries {
  const [first, setFirst] = useState(page);
  const [{ data, error, fetching }, askAgain] = useQuery({
    query: DeliveriesQuery,
    variables: { webhookId, first },
    requestPolicy: 'cache-and-network',
  });
  const connection = data?.node?.__typename === 'Webhook' ? data.node.deliveries : undefined;
  const deliveries = connection?.edges.map(({ node }) => node);
  useEffect(() => {
    if (fetching || !deliveries?.some((one) => isSoon(one))) return;
    const timer = setTimeout(() => askAgain({ requestPolicy: 'network-only' }), lookEvery);
    return () => clearTimeout(timer);
  });
  return {
    deliveries,
    failure: fetching ? undefined : error,
    hasMore: (connection?.pageInfo.hasNextPage ?? false) && first < most,
    showMore: () => setFirst(most),
    refresh: () => askAgain({ requestPolicy: 'network-only' }),
  };
}

function isSoon({ status, nextAttemptAt }: Delivery): boolean {
  return status === 'PENDING' && nextAttemptAt != null && Date.parse(nextAttemptAt) - Date.now() < soon;
}
