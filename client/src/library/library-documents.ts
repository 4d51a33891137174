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
      id
      status
      createdAt
      generations(first: 3) {
        edges {
          node {
            id
            images {
              id
              url
              width
              height
            }
          }
        }
      }
    }
  }
`);

export const WorkflowsQuery = graphql(`
  query LibraryWorkflows($first: Int!, $after: String, $search: String) {
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

export const PortColoursQuery = graphql(`
  query LibraryPortColours {
    nodeTypes {
      name
      outputs {
        name
        kind
      }
    }
  }
`);

export const CreateWorkflowMutation = graphql(`
  mutation LibraryCreateWorkflow($input: CreateWorkflowInput!) {
    createWorkflow(input: $input) {
      ... on CreateWorkflowPayload {
        workflow {
          id
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const RenameWorkflowMutation = graphql(`
  mutation LibraryRenameWorkflow($input: UpdateWorkflowInput!) {
    updateWorkflow(input: $input) {
      ... on UpdateWorkflowPayload {
        workflow {
          id
          name
          updatedAt
        }
      }
      ... on Error {
        message
      }
      ... on InputInvalidError {
        fields {
          path
          message
        }
      }
    }
  }
`);

export const DuplicateWorkflowMutation = graphql(`
  mutation LibraryDuplicateWorkflow($input: DuplicateWorkflowInput!) {
    duplicateWorkflow(input: $input) {
      ... on DuplicateWorkflowPayload {
        workflow {
          id
          name
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const DeleteWorkflowMutation = graphql(`
  mutation LibraryDeleteWorkflow($input: DeleteWorkflowInput!) {
    deleteWorkflow(input: $input) {
      ... on DeleteWorkflowPayload {
        workflowId
      }
      ... on Error {
        message
      }
    }
  }
`);
