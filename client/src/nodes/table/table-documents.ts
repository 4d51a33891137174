import { graphql } from '../../api/generated/gql.ts';

export const ReadTableMutation = graphql(`
  mutation ReadTable($input: ReadTableInput!) {
    readTable(input: $input) {
      ... on ReadTablePayload {
        columns {
          name
          label
          kind
        }
        rows
        notes
        hasHeader
      }
      ... on Error {
        message
        code
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

export const KeepLinkedImagesMutation = graphql(`
  mutation KeepLinkedImages($input: KeepLinkedImagesInput!) {
    keepLinkedImages(input: $input) {
      ... on KeepLinkedImagesPayload {
        images {
          link
          asset {
            ...ImageCopies
          }
          message
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
