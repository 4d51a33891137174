import { graphql } from '../../api/generated/gql.ts';

export const AddUploadToBoardMutation = graphql(`
  mutation AddUploadToBoard($input: AddToBoardInput!) {
    addToBoard(input: $input) {
      ... on AddToBoardPayload {
        results {
          assetId
          error {
            code
            message
          }
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
