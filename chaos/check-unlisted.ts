import type { ExecutionSeen, GenerationSeen } from '../server/test/operations.ts';
import type { Orders } from './check-orders.ts';
import { orderMark } from './graphs.ts';
import type { Run } from './load.ts';
import { endpointOf } from './unlisted.ts';

/**
 * What is wrong with a run's orders that nobody can look up, in words. They may be given again, but only where the answer to the
 * one before was lost, and each is counted.
 */
export function checkUnlisted(
  run: Run,
  execution: ExecutionSeen,
  orders: Pick<Orders, 'timesUnlisted' | 'unlisted'>,
): string[] {
  return Object.entries(callsByNode(execution, orders)).flatMap(([key, calls = []]) => {
    const lost = calls.filter(({ status, errorCode }) => status === 'FAILED' && errorCode === 'PROVIDER_AMBIGUOUS');
    const done = calls.filter(({ status }) => status === 'COMPLETED');
    const times = orders.timesUnlisted(orderMark(run.mark, key));
    const wrong = lost.some(({ cost }) => !Number(cost))
      ? [`an order of its node ${key} was lost, and not counted`]
      : [];
    if (times > lost.length + done.length)
      wrong.push(
        `the order of its node ${key} was taken on ${times} times, ${lost.length} lost and ${done.length} done`,
      );
    return wrong.map((words) => `Run ${execution.id} (${run.mark}): ${words}`);
  });
}

function callsByNode(
  { generations }: ExecutionSeen,
  { unlisted }: Pick<Orders, 'unlisted'>,
): Partial<Record<string, GenerationSeen[]>> {
  const calls = generations.edges.map(({ node }) => node).filter(({ model }) => unlisted.has(endpointOf(model)));
  return Object.groupBy(calls, ({ nodeExecution }) => nodeExecution.node.key);
}
