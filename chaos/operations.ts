/* What the harness asks beyond the operations of the tests. */

const itemParts =
  '... on NodeItemCompleted { item { id index } itemCounts { completed failed } } ... on NodeItemFailed { item { id index } itemCounts { completed failed } }';
const eventParts = `... on NodeEvent { nodeExecution { node { key } } } ${itemParts}`;

/** At most 500 events after a number. */
export const readEvents = `query ($id: ID!, $after: Int!) {
  execution(id: $id) {
    events(afterSequence: $after) { __typename sequence at ${eventParts} }
    workflow { executions(first: 5) { edges { node { id } } } }
  }
}`;

export const followEvents = `subscription ($executionId: ID!, $afterSequence: Int) {
  executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
    __typename sequence at ${eventParts}
  }
}`;

/** An event as the log keeps it. */
export interface LogEvent {
  __typename: string;
  sequence: number;
  /** ISO 8601. */
  at: string;
  nodeExecution?: { node: { key: string } };
  item?: { id: string; index: number };
  itemCounts?: { completed: number; failed: number } | null;
}

/** The nodes of a run that ran over lists, with those of their items that did not complete. */
export const readItems = `query ($id: ID!) {
  execution(id: $id) {
    nodeExecutions {
      node { key type }
      itemCounts { total completed failed skipped running }
      items(first: 100, status: [PENDING, RUNNING, PAUSED, FAILED, CANCELLED]) { edges { node { index coordinates { index } status errorCode } } }
    }
  }
}`;

export const deleteAssets = `mutation ($input: DeleteAssetsInput!) { deleteAssets(input: $input) { __typename } }`;
export const restoreAssets = `mutation ($input: RestoreAssetsInput!) { restoreAssets(input: $input) { __typename } }`;
export const readAsset = `query ($id: ID!) { node(id: $id) { ... on Asset { url } } }`;

/** A node of a run, with its items. */
export interface NodeItems {
  node: { key: string; type: string };
  itemCounts: { total: number; completed: number; failed: number; skipped: number; running: number } | null;
  items: {
    edges: {
      node: { index: number; coordinates: { index: number }[]; status: string; errorCode: string | null };
    }[];
  };
}

export function isLast({ __typename }: LogEvent): boolean {
  return ['ExecutionCompleted', 'ExecutionFailed', 'ExecutionCancelled'].includes(__typename);
}
