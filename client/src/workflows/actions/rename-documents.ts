import { graphql } from '../../api/generated/gql.ts';

export const RenameWorkflowMutation = graphql(`
  mutation RenameWorkflow($input: UpdateWorkflowInput!) {
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
