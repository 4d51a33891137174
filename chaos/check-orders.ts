import type { Submission } from './demo-process.ts';
import { type Unlisted, unlistedWith } from './unlisted.ts';

/** The mark in an order's prompt: a UUID and the key of its node. */
const markPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-\w+/;

export interface Orders {
  isAccepted(mark: string): boolean;
  /** Orders that were taken on more than once, in words. */
  doubles: string[];
  /** Endpoints whose orders nobody can look up. */
  unlisted: Unlisted;
  /** How often such an order was taken on; the others are told above. */
  timesUnlisted(mark: string): number;
}

export function readOrders(submissions: readonly Submission[], unlisted: Unlisted = unlistedWith(false)): Orders {
  const [unlistedByMark, byMark] = [true, false].map((isUnlisted) =>
    Map.groupBy(
      submissions.filter((one) => unlisted.has(one.endpoint) === isUnlisted && !isDescription(one)),
      ({ input }) => markPattern.exec(JSON.stringify(input))?.[0] ?? 'no mark',
    ),
  ) as [Map<string, Submission[]>, Map<string, Submission[]>];
  return {
    isAccepted: (mark) => byMark.has(mark),
    unlisted,
    timesUnlisted: (mark) => unlistedByMark.get(mark)?.length ?? 0,
    doubles: [...byMark].flatMap(([mark, same]) =>
      same.length > 1 ? [`The order ${mark} was taken on ${same.length} times: ${same.map(tell).join(', ')}`] : [],
    ),
  };
}

/** Of a picture of the library, which has no mark; `check-pictures.ts` looks at what was paid for those. */
function isDescription({ input }: Submission): boolean {
  return typeof input === 'object' && input !== null && 'prompt' in input && input.prompt === 'Describe the picture.';
}

function tell({ requestId, endpoint, sentAt }: Submission): string {
  return `${requestId} (${endpoint}, ${sentAt})`;
}
