import { graphql } from '../../api/generated/gql.ts';

/** How far an execution is, of which one node works at a time. What is shown in full follows its events otherwise: `state/`. */
export const ExecutionProgressSubscription = graphql(`
  subscription ExecutionProgress($executionId: ID!, $afterSequence: Int) {
    executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
      sequence
      execution {
        id
        status
      }
      ... on NodeProgressed {
        nodeExecution {
          id
          progress {
            fraction
            message
          }
        }
      }
    }
  }
`);

export const CancelOneExecutionMutation = graphql(`
  mutation CancelOneExecution($input: CancelExecutionInput!) {
    cancelExecution(input: $input) {
      ... on CancelExecutionPayload {
        execution {
          id
          status
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
