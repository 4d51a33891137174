import { useEffect } from 'react';
import { useClient, useQuery } from 'urql';
import { refetch } from '../../api/refetch.ts';
import { SpendingQuery } from '../cost/spending-documents.ts';
import { addMoney, formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { useRun, useRunStore } from '../state/RunContext.tsx';
import { isLive } from '../state/run-state.ts';

/** What the run has cost against its own limit and the month's. Nothing where there is no limit. */
export function CostMeter() {
  const store = useRunStore();
  const cost = useRun(({ execution }) => execution?.totalCost ?? '0');
  const limit = useRun(({ execution }) => execution?.budget ?? null);
  const isGoing = useRun(({ execution }) => execution !== null && isLive(execution.status));
  const client = useClient();
  const [{ data }] = useQuery({ query: SpendingQuery, requestPolicy: 'cache-and-network' });
  const spending = data?.viewer?.spending;
  // What is paid and what is held changes with each call.
  useEffect(
    () =>
      store.subscribe(({ execution: now }, { execution: before }) => {
        if (now?.totalCost !== before?.totalCost || now?.status !== before?.status)
          void refetch(client, SpendingQuery, {});
      }),
    [client, store],
  );

  return (
    <div className="flex flex-col gap-1.5 empty:hidden">
      {limit !== null && <Meter label="Of this run’s limit" used={cost} limit={limit} />}
      {isGoing && spending?.budget && (
        <Meter label="Of this month’s budget" used={spending.spent} held={spending.held} limit={spending.budget} />
      )}
    </div>
  );
}

interface MeterProps {
  label: string;
  used: string;
  /** What calls under way are expected to cost beside it. */
  held?: string;
  limit: string;
}

/** The bar is only drawn: the amounts beside it are the exact ones. */
function Meter({ label, used, held = '0', limit }: MeterProps) {
  const share = (amount: string) => `${isFree(limit) ? 100 : Math.min(100, (Number(amount) / Number(limit)) * 100)}%`;
  const isFull = Number(addMoney(used, held)) >= Number(limit);
  return (
    <div className="flex flex-col gap-1 text-2xs text-text-muted">
      <p className="flex justify-between gap-3 tabular-nums">
        <span>{label}</span>
        <span>
          <span className={isFull ? 'font-medium text-danger' : 'font-medium text-text'}>{formatMoney(used)}</span> of{' '}
          {formatMoney(limit)}
        </span>
      </p>
      <span aria-hidden className="relative h-1 overflow-hidden rounded-full bg-hover">
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent opacity-40 transition-[width]"
          style={{ width: share(addMoney(used, held)) }}
        />
        <span
          className="absolute inset-y-0 left-0 rounded-full bg-accent transition-[width]"
          style={{ width: share(used) }}
        />
      </span>
    </div>
  );
}
