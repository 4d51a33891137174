import { graphql } from '../../api/generated/gql.ts';
import type { ComparedRunQuery as Loaded } from '../../api/generated/graphql.ts';

export type ComparedRun = NonNullable<Loaded['execution']>;

/** A run with the graph that it ran on, to be held against another. */
export const ComparedRunQuery = graphql(`
  query ComparedRun($id: ID!) {
    execution(id: $id) {
      ...ExecutionFields
      workflow {
        id
        name
      }
      graph {
        ...GraphSnapshotFields
      }
      nodeExecutions {
        id
        status
        origin
        output
        cost
        startedAt
        finishedAt
        node {
          key
          type
          name
        }
      }
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
