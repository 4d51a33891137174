/* What the harness asks beyond the operations of the tests. */

/** At most 500 events after a number. */
export const readEvents = `query ($id: ID!, $after: Int!) {
  execution(id: $id) {
    events(afterSequence: $after) { __typename sequence at ... on NodeEvent { nodeExecution { node { key } } } }
    workflow { executions(first: 5) { edges { node { id } } } }
  }
}`;

export const followEvents = `subscription ($executionId: ID!, $afterSequence: Int) {
  executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
    __typename sequence at ... on NodeEvent { nodeExecution { node { key } } }
  }
}`;

/** An event as the log keeps it. */
export interface LogEvent {
  __typename: string;
  sequence: number;
  /** ISO 8601. */
  at: string;
  nodeExecution?: { node: { key: string } };
}

export function isLast({ __typename }: LogEvent): boolean {
  return ['ExecutionCompleted', 'ExecutionFailed', 'ExecutionCancelled'].includes(__typename);
}
