import { graphql } from '../../api/generated/gql.ts';

export const CreateUploadMutation = graphql(`
  mutation CreateUpload($input: CreateUploadInput!) {
    createUpload(input: $input) {
      ... on CreateUploadPayload {
        uploadUrl
        expiresAt
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

/** What is to be known of a picture beyond its looks. */
export const PictureFactsQuery = graphql(`
  query PictureFacts($id: ID!) {
    node(id: $id) {
      id
      ... on Asset {
        ...PictureCopies
        byteSize
        contentType
      }
    }
  }
`);

export const EarlierPicturesQuery = graphql(`
  query EarlierPictures($first: Int!, $after: String) {
    generations(first: $first, after: $after) {
      edges {
        node {
          id
          prompt
          images {
            ...PictureCopies
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);
