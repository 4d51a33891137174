import { graphql } from '../../api/generated/gql.ts';

/** An image and its smaller copies: see `image-copies.ts`. */
export const ImageCopies = graphql(`
  fragment ImageCopies on Asset {
    id
    url
    small: url(width: 256)
    medium: url(width: 640)
    large: url(width: 1280)
    width
    height
    openCheckCount
  }
`);

/** The images that each node of a run gave, and where each came from. */
export const RunImagesQuery = graphql(`
  query RunImages($id: ID!) {
    execution(id: $id) {
      id
      nodeExecutions {
        id
        images {
          ...ImageOrigin
          source {
            id
            width
            height
          }
        }
      }
    }
  }
`);

export const ImageOrigin = graphql(`
  fragment ImageOrigin on Asset {
    id
    url
    width
    height
    contentType
    origin
    isDemo
    createdAt
    cut {
      left
      top
      width
      height
    }
    generation {
      id
      model
      prompt
      parameters
      cost
      requestId
      createdAt
      images {
        id
      }
      nodeExecution {
        id
        node {
          key
          name
          type
          config
        }
      }
    }
  }
`);
