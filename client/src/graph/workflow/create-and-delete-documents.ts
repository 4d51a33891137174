import { graphql } from '../../api/generated/gql.ts';

export const CreateWorkflowMutation = graphql(`
  mutation CreateWorkflow($input: CreateWorkflowInput!) {
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

export const DuplicateWorkflowMutation = graphql(`
  mutation DuplicateWorkflow($input: DuplicateWorkflowInput!) {
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
  mutation DeleteWorkflow($input: DeleteWorkflowInput!) {
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
  mutation RestoreWorkflow($input: RestoreWorkflowInput!) {
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
