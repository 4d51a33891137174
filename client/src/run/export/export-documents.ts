import { graphql } from '../../api/generated/gql.ts';

export const ExportImagesMutation = graphql(`
  mutation ExportImages($input: ExportImagesInput!) {
    exportImages(input: $input) {
      ... on ExportImagesPayload {
        execution {
          ...ExportFields
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

/** An export: how it stands, and once it is done, its file and what whoever uploads it should know. */
export const ExportFields = graphql(`
  fragment ExportFields on Execution {
    id
    status
    error
    createdAt
    nodeExecutions {
      id
      node {
        key
      }
      outputValues {
        ...ValueFields
      }
    }
  }
`);

export const ExportQuery = graphql(`
  query Export($id: ID!) {
    execution(id: $id) {
      ...ExportFields
    }
  }
`);

export const EarlierExportsQuery = graphql(`
  query EarlierExports($first: Int!) {
    executions(purpose: [EXPORT], first: $first) {
      nodes {
        ...ExportFields
      }
    }
  }
`);

/** What the names of files tell of a picture. */
export const NamedPicturesQuery = graphql(`
  query NamedPictures($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Asset {
        width
        height
        name
        prompt
        contentType
        composition {
          layoutName
          placement {
            title
            channel
          }
          texts {
            part
            text
          }
        }
      }
    }
  }
`);
