import { graphql } from '../../api/generated/gql.ts';

export const ItemCountsFields = graphql(`
  fragment ItemCountsFields on ItemCounts {
    total
    completed
    failed
    skipped
    running
    reused
  }
`);

/** One item of a node, as it is drawn among many. */
export const ItemFields = graphql(`
  fragment ItemFields on NodeExecutionItem {
    id
    index
    coordinates {
      nodeKey
      nodeName
      index
      label
    }
    status
    outputValues {
      ...ValueFields
    }
    images {
      ...ImageCopies
    }
    error
    errorCode
    cost
    origin
    isLeftOut
    inputEditedAt
    outputEditedAt
    editedBy
    startedAt
    finishedAt
  }
`);

/** A page of a node's items; with what they take, where that is to be seen. */
export const NodeItemsQuery = graphql(`
  query NodeItems(
    $id: ID!
    $first: Int!
    $after: String
    $status: [NodeExecutionStatus!]
    $where: [CoordinateInput!]
    $withInput: Boolean!
  ) {
    node(id: $id) {
      ... on NodeExecution {
        id
        items(first: $first, after: $after, status: $status, where: $where) {
          totalCount
          edges {
            node {
              ...ItemFields
              inputValues @include(if: $withInput) {
                ...ValueFields
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
  }
`);
