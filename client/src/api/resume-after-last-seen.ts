import type { SubscribePayload } from 'graphql-ws';

/**
 * graphql-ws sends a subscription's payload again, as it was, when its socket comes back. This one moves its `afterSequence` variable
 * up to the newest `sequence` seen, so that the server tells what was missed and nothing twice. Other subscriptions stay as they are.
 */
export function resumeAfterLastSeen(original: SubscribePayload): {
  payload: SubscribePayload;
  sawResult: (result: { data?: unknown }) => void;
} {
  if (!/\$afterSequence\b/.test(original.query)) return { payload: original, sawResult: () => undefined };
  const variables = { ...original.variables };
  return {
    payload: { ...original, variables },
    sawResult: ({ data }) => {
      const sequence = findSequence(data);
      if (sequence !== undefined) variables['afterSequence'] = sequence;
    },
  };
}

function findSequence(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  for (const event of Object.values(data)) {
    if (typeof event === 'object' && event !== null && 'sequence' in event && typeof event.sequence === 'number') {
      return event.sequence;
    }
  }
  return undefined;
}
