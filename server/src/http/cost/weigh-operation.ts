import type { ExecutionArgs } from 'graphql';
import { AppError } from '../../errors.ts';
import type { PointCounter } from '../point-counter.ts';
import { costOf } from './operation-cost.ts';

/** What an answer says of its cost, as `extensions.cost`. */
export interface ToldCost {
  /** Points. */
  requested: number;
  /** Of the points of this minute. */
  remaining: number;
  /** When there are new ones, as ISO 8601. */
  resetAt: string;
}

export interface Weighed {
  cost: ToldCost;
  /** Why it may not be run. Then nothing was taken. */
  refusal: AppError | undefined;
}

type Points = Pick<PointCounter, 'take' | 'look' | 'perMinute'>;

/** Takes what an operation costs, unless it is more than one may cost or than there is left. */
export function weighOperation(
  args: Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>,
  key: string,
  points: Points,
  mostPoints: number,
): Weighed {
  const { points: requested, findCostliest } = costOf(args);
  const allowed = Math.min(mostPoints, points.perMinute);
  const refusal =
    requested > allowed ? tooCostly(requested, allowed, findCostliest()) : rateLimited(points.take(key, requested));
  const { remaining, resetAt } = points.look(key);
  return { cost: { requested: telling(requested), remaining, resetAt: new Date(resetAt).toISOString() }, refusal };
}

function tooCostly(requested: number, allowed: number, costliestField: string): AppError {
  const how = Number.isFinite(requested)
    ? `costs ${inWords(requested)} points`
    : 'is too large for its cost to be worked out';
  const where = costliestField && ` Most of that is ${costliestField}: ask for fewer there.`;
  return new AppError('REQUEST_TOO_LARGE', {
    message: `The operation ${how}, and at most ${inWords(allowed)} are allowed.${where}`,
    details: { requested: telling(requested), allowed, costliestField: costliestField || null },
  });
}

function rateLimited(retryAfter: number): AppError | undefined {
  if (retryAfter === 0) return undefined;
  return new AppError('RATE_LIMITED', {
    message: `That is too much in one minute. Try again in ${retryAfter} s.`,
    details: { retryAfter },
  });
}

/** JSON has no infinity, and beyond this numbers are not whole any more. */
function telling(points: number): number {
  return Math.min(points, Number.MAX_SAFE_INTEGER);
}

function inWords(points: number): string {
  return points > 1e9 ? 'more than a thousand million' : points.toLocaleString('en');
}
