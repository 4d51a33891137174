import { graphql } from '../../api/generated/gql.ts';

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
