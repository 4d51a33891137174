import { graphql } from '../../api/generated/gql.ts';

/** Where a picture came from, what was made of it, and where it is used. */
export const PictureHistoryQuery = graphql(`
  query PictureHistory($id: ID!, $first: Int!) {
    node(id: $id) {
      id
      ... on Asset {
        lineage {
          steps {
            key
            kind
            title
            text
            seed
            at
            asset {
              ...PictureFields
            }
            execution {
              id
              workflow {
                id
              }
            }
          }
          links {
            from
            to
          }
          isCutOff
        }
        derived(first: $first) {
          totalCount
          nodes {
            ...PictureFields
          }
        }
        usedBy {
          workflows {
            id
            name
          }
          executions {
            id
            createdAt
            workflow {
              id
              name
            }
          }
        }
      }
    }
  }
`);
