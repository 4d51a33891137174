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
        outputValues {
          ...ValueFields
        }
        images {
          ...ImageCopies
        }
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
