import { graphql } from '../../api/generated/gql.ts';

export const UploadLimitsQuery = graphql(`
  query UploadLimits {
    uploadLimits {
      contentTypes
      maxBytes
      maxPixels
    }
  }
`);

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

/** What is to be known of an image beyond its looks. */
export const ImageFactsQuery = graphql(`
  query ImageFacts($id: ID!) {
    node(id: $id) {
      id
      ... on Asset {
        ...ImageCopies
        byteSize
        contentType
      }
    }
  }
`);

export const EarlierImagesQuery = graphql(`
  query EarlierImages($first: Int!, $after: String, $search: AssetSearchInput) {
    assets(first: $first, after: $after, search: $search) {
      edges {
        node {
          ...ImageCopies
          name
          prompt
          origin
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** Several images by their ids. */
export const AssetsQuery = graphql(`
  query Assets($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Asset {
        ...ImageCopies
      }
    }
  }
`);
