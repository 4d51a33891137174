import { graphql } from '../api/generated/gql.ts';

graphql(`
  fragment WorkflowCardFields on Workflow {
    id
    name
    updatedAt
    nodes {
      id
      key
      type
      position {
        x
        y
      }
    }
    edges {
      id
      sourceKey
      sourceHandle
      targetKey
    }
    lastExecution {
      ...CardRunFields
    }
    latestImages {
      ...ImageCopies
    }
  }
`);

export const WorkflowsQuery = graphql(`
  query Workflows($first: Int!, $after: String, $search: String) {
    workflows(first: $first, after: $after, search: $search) {
      totalCount
      edges {
        node {
          ...WorkflowCardFields
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The workflows that were changed last, to go to one by its name. */
export const RecentWorkflowsQuery = graphql(`
  query RecentWorkflows {
    workflows(first: 50) {
      edges {
        node {
          id
          name
          updatedAt
        }
      }
    }
  }
`);
