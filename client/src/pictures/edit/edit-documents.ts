import { graphql } from '../../api/generated/gql.ts';

/** One edit, as it is shown wherever it is told of. */
export const ImageEditFields = graphql(`
  fragment ImageEditFields on ImageEdit {
    id
    status
    prompt
    model
    count
    seed
    cost
    estimatedCost
    error {
      code
      message
    }
    createdAt
    finishedAt
    execution {
      id
    }
    source {
      ...PictureFields
    }
    results {
      ...PictureFields
    }
  }
`);

/** Those that edit one picture, with what one edit of it costs. */
export const EditModelsQuery = graphql(`
  query EditModels {
    models(editsImages: true) {
      id
      name
      description
      editing {
        title
        takesPrompt
        maxVariants
        takesSeed
        estimatedCost
      }
    }
  }
`);

/** What a picture was made from, step by step back: by edits, and by cutting. */
export const EditPathQuery = graphql(`
  query EditPath($id: ID!) {
    node(id: $id) {
      id
      ... on Asset {
        ...PictureFields
        source {
          ...PictureFields
          source {
            ...PictureFields
            source {
              ...PictureFields
            }
          }
        }
      }
    }
  }
`);

export const ImageEditsQuery = graphql(`
  query ImageEdits($first: Int!, $after: String, $status: [ImageEditStatus!], $assetId: ID) {
    imageEdits(first: $first, after: $after, status: $status, assetId: $assetId) {
      totalCount
      statusCounts {
        status
        count
      }
      nodes {
        ...ImageEditFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const EditImageMutation = graphql(`
  mutation EditImage($input: EditImageInput!) {
    editImage(input: $input) {
      ... on EditImagePayload {
        imageEdit {
          ...ImageEditFields
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

export const DeleteImageEditMutation = graphql(`
  mutation DeleteImageEdit($input: DeleteImageEditInput!) {
    deleteImageEdit(input: $input) {
      ... on DeleteImageEditPayload {
        imageEditId
        assetIds
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const ContinueOnCanvasMutation = graphql(`
  mutation ContinueOnCanvas($input: CreateWorkflowFromExecutionInput!) {
    createWorkflowFromExecution(input: $input) {
      ... on CreateWorkflowFromExecutionPayload {
        workflow {
          id
          name
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
