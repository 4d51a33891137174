import { graphql } from '../api/generated/gql.ts';

export const ExecutionFields = graphql(`
  fragment ExecutionFields on Execution {
    id
    status
    totalCost
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
    input
    output
    progress {
      fraction
      queuePosition
      message
      logs
    }
    error
    errorCode
    errorDetails
    cost
    startedAt
    finishedAt
  }
`);

/** A run as it is now, to be followed on from `lastSequence`. */
export const ExecutionQuery = graphql(`
  query Execution($id: ID!) {
    execution(id: $id) {
      ...ExecutionFields
      lastSequence
      nodeExecutions {
        ...NodeExecutionFields
      }
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
        }
        edges {
          sourceKey
          sourceHandle
          targetKey
          targetHandle
        }
      }
    }
  }
`);

export const ExecutionEventsSubscription = graphql(`
  subscription ExecutionEvents($executionId: ID!, $afterSequence: Int) {
    executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
      sequence
      execution {
        ...ExecutionFields
      }
      ... on NodeEvent {
        nodeExecution {
          ...NodeExecutionFields
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
    }
  }
`);

export const CancelExecutionMutation = graphql(`
  mutation CancelExecution($input: CancelExecutionInput!) {
    cancelExecution(input: $input) {
      ... on CancelExecutionPayload {
        execution {
          ...ExecutionFields
        }
      }
      ... on Error {
        message
        code
      }
      ... on StateConflictError {
        execution {
          ...ExecutionFields
        }
      }
    }
  }
`);

export const StepExecutionMutation = graphql(`
  mutation StepExecution($input: StepExecutionInput!) {
    stepExecution(input: $input) {
      ... on StepExecutionPayload {
        execution {
          ...ExecutionFields
        }
      }
      ... on Error {
        message
        code
      }
      ... on StateConflictError {
        execution {
          ...ExecutionFields
        }
      }
    }
  }
`);

export const ResumeExecutionMutation = graphql(`
  mutation ResumeExecution($input: ResumeExecutionInput!) {
    resumeExecution(input: $input) {
      ... on ResumeExecutionPayload {
        execution {
          ...ExecutionFields
        }
      }
      ... on Error {
        message
        code
      }
      ... on StateConflictError {
        execution {
          ...ExecutionFields
        }
      }
    }
  }
`);

/** Answers with the whole run: it is followed anew from there. */
export const RetryExecutionMutation = graphql(`
  mutation RetryExecution($input: RetryExecutionInput!) {
    retryExecution(input: $input) {
      ... on RetryExecutionPayload {
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
      ... on StateConflictError {
        execution {
          ...ExecutionFields
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
