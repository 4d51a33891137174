import { graphql } from '../../api/generated/gql.ts';

/** The paid calls of a run, the newest first. */
export const OpenCallsQuery = graphql(`
  query OpenCalls($executionId: ID!) {
    execution(id: $executionId) {
      id
      generations(first: 100) {
        edges {
          node {
            id
            status
            errorCode
            requestId
            nodeExecution {
              id
            }
          }
        }
      }
    }
  }
`);

export const SettleGenerationMutation = graphql(`
  mutation SettleGeneration($input: SettleGenerationInput!) {
    settleGeneration(input: $input) {
      ... on SettleGenerationPayload {
        generation {
          id
          status
          errorCode
          requestId
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
