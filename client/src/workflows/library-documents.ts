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
      id
      url
      width
      height
    }
  }
`);

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
            id
            url
            width
            height
          }
        }
      }
    }
  }
`);

/** A run under way, to be followed on its card from `lastSequence` on. */
export const CardRunQuery = graphql(`
  query LibraryCardRun($id: ID!) {
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
  subscription LibraryCardRunEvents($executionId: ID!, $afterSequence: Int) {
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
          name
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
      ... on GraphInvalidError {
        problems {
          code
          severity
          message
          nodeKeys
          path
        }
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

export const RestoreWorkflowMutation = graphql(`
  mutation LibraryRestoreWorkflow($input: RestoreWorkflowInput!) {
    restoreWorkflow(input: $input) {
      ... on RestoreWorkflowPayload {
        workflow {
          id
          name
          version
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

/** The workflows that were changed last, to go to one by its name. */
export const RecentWorkflowsQuery = graphql(`
  query LibraryRecentWorkflows {
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

/** All of a workflow that a file of it holds. */
export const WorkflowToExportQuery = graphql(`
  query LibraryWorkflowToExport($id: ID!) {
    workflow(id: $id) {
      ...GraphFields
      name
      description
    }
  }
`);

export const WorkflowTemplatesQuery = graphql(`
  query LibraryWorkflowTemplates {
    workflowTemplates {
      name
      title
      description
      category
      graph {
        ...GraphSnapshotFields
      }
    }
  }
`);
