import { graphql } from '../../api/generated/gql.ts';

export const ExecutionFields = graphql(`
  fragment ExecutionFields on Execution {
    id
    status
    totalCost
    estimatedCost
    budget
    isFresh
    isStepping
    targetNodeKey
    error
    createdAt
    startedAt
    finishedAt
  }
`);

export const NodeExecutionFields = graphql(`
  fragment NodeExecutionFields on NodeExecution {
    id
    status
    node {
      key
      type
      name
    }
    inputValues {
      ...ValueFields
    }
    outputValues {
      ...ValueFields
    }
    images {
      ...ImageCopies
    }
    pictures {
      asked
      received
      heldBack
      isShort
      message
    }
    itemCounts {
      ...ItemCountsFields
    }
    hasFailedItems
    progress {
      fraction
      queuePosition
      message
      logs
      partialText
      partialItems {
        index
        text
      }
    }
    error
    errorCode
    errorDetails
    cost
    estimatedCost
    attempts
    faults {
      code
      message
      at
      delaySeconds
    }
    origin
    branchCounts {
      sourceHandle
      count
    }
    skipReason
    skipMessage
    runReason
    changedInputs
    inputEditedAt
    outputEditedAt
    editedBy
    startedAt
    finishedAt
  }
`);

/** What is new of a node at work: what it took and gave would be told again and again, a thousand items at a time. */
export const NodeNewsFields = graphql(`
  fragment NodeNewsFields on NodeExecution {
    id
    status
    node {
      key
    }
    itemCounts {
      ...ItemCountsFields
    }
    progress {
      fraction
      queuePosition
      message
      logs
      partialText
      partialItems {
        index
        text
      }
    }
    cost
    attempts
    faults {
      code
      message
      at
      delaySeconds
    }
    startedAt
  }
`);

/** A run as it is now, to be followed on from `lastSequence`. */
export const ExecutionQuery = graphql(`
  query Execution($id: ID!) {
    execution(id: $id) {
      ...ExecutionFields
      lastSequence
      retryOf {
        id
        createdAt
      }
      calledBy {
        kind
        name
      }
      nodeExecutions {
        ...NodeExecutionFields
        reusedFrom {
          id
          finishedAt
          execution {
            id
            workflow {
              id
            }
          }
        }
      }
    }
  }
`);

/** A graph as it was when it was taken down: of a run, or of a template. */
export const GraphSnapshotFields = graphql(`
  fragment GraphSnapshotFields on GraphSnapshot {
    nodes {
      key
      type
      name
      config
      position {
        x
        y
      }
      hasBreakpoint
      isFresh
      isMuted
      stopsAtFailedItem
      hasErrorOutput
    }
    edges {
      sourceKey
      sourceHandle
      targetKey
      targetHandle
      isAllAtOnce
    }
    notes {
      ...NoteFields
    }
    frames {
      ...FrameFields
    }
    inputs {
      ...InputFields
    }
    outputs {
      ...OutputFields
    }
  }
`);

/** A run with the graph it ran on. */
export const ExecutionSnapshotQuery = graphql(`
  query ExecutionSnapshot($id: ID!) {
    execution(id: $id) {
      ...ExecutionFields
      workflow {
        id
        name
      }
      graph {
        ...GraphSnapshotFields
      }
    }
  }
`);

export const ExecutionEventsSubscription = graphql(`
  subscription ExecutionEvents($executionId: ID!, $afterSequence: Int) {
    executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
      sequence
      at
      execution {
        ...ExecutionFields
      }
      ... on NodeStarted {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on NodePaused {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on NodeUpdated {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on NodeCompleted {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on NodeFailed {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on NodeSkipped {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on NodeProgressed {
        nodeExecution {
          ...NodeNewsFields
        }
      }
      ... on NodeItemCompleted {
        nodeExecution {
          ...NodeNewsFields
        }
        item {
          ...ItemFields
        }
        itemCounts {
          ...ItemCountsFields
        }
      }
      ... on NodeItemFailed {
        nodeExecution {
          ...NodeNewsFields
        }
        item {
          ...ItemFields
        }
        itemCounts {
          ...ItemCountsFields
        }
      }
    }
  }
`);

export const WorkflowExecutionsSubscription = graphql(`
  subscription WorkflowExecutions($workflowId: ID!) {
    workflowExecutions(workflowId: $workflowId) {
      ...ExecutionFields
    }
  }
`);

export const ExecuteWorkflowMutation = graphql(`
  mutation ExecuteWorkflow($input: ExecuteWorkflowInput!) {
    executeWorkflow(input: $input) {
      ... on ExecuteWorkflowPayload {
        execution {
          ...ExecutionFields
          lastSequence
          nodeExecutions {
            ...NodeExecutionFields
          }
        }
      }
      ... on Error {
        message
        code
      }
      ... on GraphInvalidError {
        problems {
          code
          severity
          message
          nodeKeys
          path
        }
      }
      ... on IdempotencyConflictError {
        execution {
          id
        }
      }
      ... on InputInvalidError {
        fields {
          path
          message
        }
      }
    }
  }
`);

/** The newest runs of a workflow. */
export const RunsQuery = graphql(`
  query Runs($workflowId: ID!, $first: Int!, $after: String) {
    workflow(id: $workflowId) {
      id
      executions(first: $first, after: $after) {
        edges {
          node {
            ...ExecutionFields
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** When what happened in a run, without what was given: 500 events at a time. */
export const ExecutionLogQuery = graphql(`
  query ExecutionLog($id: ID!, $after: Int!) {
    execution(id: $id) {
      id
      events(afterSequence: $after) {
        sequence
        at
        ... on NodeEvent {
          nodeExecution {
            node {
              key
            }
          }
        }
        ... on NodeProgressed {
          progress {
            queuePosition
          }
        }
      }
    }
  }
`);

/** What its nodes told while they worked, of every node: 500 events at a time. */
export const NodeLogQuery = graphql(`
  query NodeLog($id: ID!, $after: Int!) {
    execution(id: $id) {
      id
      events(afterSequence: $after) {
        sequence
        ... on NodeProgressed {
          nodeExecution {
            node {
              key
            }
          }
          progress {
            logs
          }
        }
      }
    }
  }
`);

/** Which results of a run a later change of its workflow has put out of date. */
export const OutdatedNodesQuery = graphql(`
  query OutdatedNodes($id: ID!) {
    execution(id: $id) {
      id
      outdatedNodeKeys
    }
  }
`);

/** The runs that came just before one are found among the newest. */
export const NewestRunsQuery = graphql(`
  query NewestRuns($workflowId: ID!, $after: String) {
    workflow(id: $workflowId) {
      id
      executions(first: 100, after: $after) {
        edges {
          node {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
