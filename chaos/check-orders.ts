import type { Submission } from './demo-process.ts';

/** The mark in an order's prompt: a UUID and the key of its node. */
const markPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-\w+/;

export interface Orders {
  isAccepted(mark: string): boolean;
  /** Orders that were taken on more than once, in words. */
  doubles: string[];
}

export function readOrders(submissions: readonly Submission[]): Orders {
  const byMark = Map.groupBy(submissions, ({ input }) => markPattern.exec(JSON.stringify(input))?.[0] ?? 'no mark');
  return {
    isAccepted: (mark) => byMark.has(mark),
    doubles: [...byMark].flatMap(([mark, same]) =>
      same.length > 1 ? [`The order ${mark} was taken on ${same.length} times: ${same.map(tell).join(', ')}`] : [],
    ),
  };
}

function tell({ requestId, endpoint, sentAt }: Submission): string {
  return `${requestId} (${endpoint}, ${sentAt})`;
}
