import { graphql } from '../../api/generated/gql.ts';

/** What a card shows of the newest run. */
export const CardRunFields = graphql(`
  fragment CardRunFields on Execution {
    id
    status
    createdAt
    generations(first: 3) {
      edges {
        node {
          id
          images {
            ...ImageCopies
          }
        }
      }
    }
  }
`);

/** A run under way, to be followed on its card from `lastSequence` on. */
export const CardRunQuery = graphql(`
  query CardRun($id: ID!) {
    execution(id: $id) {
      ...CardRunFields
      lastSequence
      nodeExecutions {
        id
        status
        node {
          key
        }
      }
    }
  }
`);

export const CardRunEventsSubscription = graphql(`
  subscription CardRunEvents($executionId: ID!, $afterSequence: Int) {
    executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
      sequence
      execution {
        id
        status
      }
      ... on NodeEvent {
        nodeExecution {
          id
          status
          node {
            key
          }
        }
      }
    }
  }
`);
