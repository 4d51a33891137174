import { graphql } from '../../api/generated/gql.ts';

/* What can be done to a run that there is. */

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

/** Answers with the whole run: it is followed anew from there. `onCurrentWorkflow` gives another run. */
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
      ... on GraphInvalidError {
        problems {
          code
          severity
          message
          nodeKeys
          path
        }
      }
      ... on InputInvalidError {
        fields {
          path
          message
        }
      }
      ... on StateConflictError {
        execution {
          ...ExecutionFields
        }
      }
    }
  }
`);

/** Puts right what a paused node is to take, or what a completed one gave. */
export const CorrectNodeMutation = graphql(`
  mutation CorrectNode($input: UpdateNodeExecutionInput!) {
    updateNodeExecution(input: $input) {
      ... on UpdateNodeExecutionPayload {
        nodeExecution {
          ...NodeExecutionFields
        }
      }
      ... on Error {
        message
        code
      }
      ... on InputInvalidError {
        fields {
          path
          message
        }
      }
      ... on StateConflictError {
        execution {
          ...ExecutionFields
        }
      }
    }
  }
`);

/** Leaves items of a paused node out of the run, or takes them in again. */
export const LeaveOutItemsMutation = graphql(`
  mutation LeaveOutItems($input: LeaveOutItemsInput!) {
    leaveOutItems(input: $input) {
      ... on LeaveOutItemsPayload {
        nodeExecution {
          id
        }
      }
      ... on Error {
        message
        code
      }
      ... on InputInvalidError {
        fields {
          path
          message
        }
      }
      ... on StateConflictError {
        execution {
          ...ExecutionFields
        }
      }
    }
  }
`);
