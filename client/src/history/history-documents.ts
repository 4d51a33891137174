import { graphql } from '../api/generated/gql.ts';

export const HistoryRunFields = graphql(`
  fragment HistoryRunFields on Execution {
    ...ExecutionFields
    retryOf {
      id
      createdAt
    }
    calledBy {
      kind
      name
    }
    generations(first: 4) {
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

/** A page of a workflow's runs, newest first. */
export const HistoryQuery = graphql(`
  query History($workflowId: ID!, $first: Int!, $after: String, $status: [ExecutionStatus!]) {
    workflow(id: $workflowId) {
      id
      name
      executions(first: $first, after: $after, status: $status) {
        edges {
          node {
            ...HistoryRunFields
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

export const HistoryRunQuery = graphql(`
  query HistoryRun($id: ID!) {
    execution(id: $id) {
      ...HistoryRunFields
    }
  }
`);

/** What a run gave, for one that took its images over, and what its nodes are called. */
export const RunOutcomeQuery = graphql(`
  query RunOutcome($id: ID!) {
    execution(id: $id) {
      id
      nodeExecutions {
        id
        status
        origin
        outputValues {
          ...ValueFields
        }
        images {
          ...ImageCopies
        }
        node {
          key
          type
          name
        }
      }
    }
  }
`);
