import { useQuery } from 'urql';
import { addMoney, formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { Skeleton } from '../ui/display/Skeleton.tsx';
import { SpendingQuery } from '../run/cost/spending-documents.ts';

/** What this month has cost so far, against the budget where there is one. Its place is kept until that is known. */
export function SpendingSummary() {
  const [{ data, error }] = useQuery({ query: SpendingQuery, requestPolicy: 'cache-and-network' });
  const spending = data?.viewer?.spending;
  if (error && !spending) return null;
  if (!spending) return <Skeleton className="h-8" />;
  const { month, spent, held, budget } = spending;
  return (
    <span className="flex flex-col gap-1 text-xs text-text-muted">
      <span className="tabular-nums">
        Spent in {monthFormat.format(Date.parse(`${month}-01T00:00:00Z`))}:{' '}
        <span className="font-medium text-text">{formatMoney(spent)}</span>
        {budget && ` of ${formatMoney(budget)}`}
      </span>
      {budget ? <BudgetBar spent={spent} held={held} budget={budget} /> : <span>No limit is set.</span>}
      {!isFree(held) && <span>{formatMoney(held)} more is reserved for calls under way.</span>}
      {budget && isUsedUp(spent, held, budget) && (
        <span className="text-danger">The budget of this month is used up.</span>
      )}
    </span>
  );
}

const monthFormat = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });

function isUsedUp(spent: string, held: string, budget: string): boolean {
  return Number(addMoney(spent, held)) >= Number(budget);
}

interface BudgetBarProps {
  spent: string;
  held: string;
  budget: string;
}

/** Only drawn: the amounts beside it are the exact ones. */
function BudgetBar({ spent, held, budget }: BudgetBarProps) {
  const share = (amount: string) => `${isFree(budget) ? 100 : Math.min(100, (Number(amount) / Number(budget)) * 100)}%`;
  return (
    <span aria-hidden className="relative my-0.5 h-1 overflow-hidden rounded-full bg-hover">
      <span
        className="absolute inset-y-0 left-0 rounded-full bg-accent opacity-40"
        style={{ width: share(addMoney(spent, held)) }}
      />
      <span className="absolute inset-y-0 left-0 rounded-full bg-accent" style={{ width: share(spent) }} />
    </span>
  );
}
