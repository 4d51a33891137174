import { graphql } from '../../api/generated/gql.ts';

/** A picture and its smaller copies: see `picture-copies.ts`. */
export const PictureCopies = graphql(`
  fragment PictureCopies on Asset {
    id
    url
    small: url(width: 256)
    medium: url(width: 640)
    large: url(width: 1280)
    width
    height
  }
`);

/** The pictures that each node of a run gave, and where each came from. */
export const RunPicturesQuery = graphql(`
  query RunPictures($id: ID!) {
    execution(id: $id) {
      id
      nodeExecutions {
        id
        images {
          ...PictureOrigin
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

export const PictureOrigin = graphql(`
  fragment PictureOrigin on Asset {
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
