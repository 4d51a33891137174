import { graphql } from '../../api/generated/gql.ts';

/** All that is told of one picture. */
export const PictureDetailQuery = graphql(`
  query PictureDetail($id: ID!) {
    node(id: $id) {
      id
      ... on Asset {
        ...PictureFields
        byteSize
        ...PictureChecks
        caption
        foundCaption
        foundTags
        foundText
        description {
          status
          attempts
          error {
            code
            message
          }
          nextAttemptAt
          describedAt
          model
          isLocal
          cost
        }
        colors {
          hex
          share
        }
        boards {
          id
          name
        }
        workflow {
          id
          name
        }
        cut {
          left
          top
          width
          height
        }
        source {
          ...PictureFields
        }
        generation {
          id
          parameters
          cost
          createdAt
          images {
            id
          }
          execution {
            id
          }
        }
      }
    }
    models {
      id
      name
    }
  }
`);

export const SimilarPicturesQuery = graphql(`
  query SimilarPictures($id: ID!, $first: Int!) {
    assets(search: { similarTo: $id }, first: $first) {
      totalCount
      nodes {
        ...PictureFields
      }
    }
  }
`);

export const UpdatePictureMutation = graphql(`
  mutation UpdatePicture($input: UpdateAssetsInput!) {
    updateAssets(input: $input) {
      ... on UpdateAssetsPayload {
        results {
          assetId
          asset {
            ...PictureFields
          }
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
      ... on InputInvalidError {
        fields {
          path
          message
        }
      }
    }
  }
`);

export const DescribePictureMutation = graphql(`
  mutation DescribePicture($input: DescribeAssetsInput!) {
    describeAssets(input: $input) {
      ... on DescribeAssetsPayload {
        results {
          asset {
            ...PictureFields
          }
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
