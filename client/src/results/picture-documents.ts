import { graphql } from '../api/generated/gql.ts';

/** What a run paid for, with the settings of each node as they were. */
export const RunGenerationsQuery = graphql(`
  query RunGenerations($id: ID!, $after: String) {
    execution(id: $id) {
      id
      graph {
        nodes {
          key
          type
          name
          config
        }
      }
      generations(first: 100, after: $after) {
        edges {
          node {
            id
            model
            prompt
            parameters
            cost
            requestId
            createdAt
            images {
              id
              url
              width
              height
              contentType
            }
            nodeExecution {
              id
              node {
                key
                name
              }
            }
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
