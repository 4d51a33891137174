import { graphql } from '../../api/generated/gql.ts';

export const BoardsQuery = graphql(`
  query Boards($first: Int!, $after: String) {
    boards(first: $first, after: $after) {
      nodes {
        ...BoardFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const BoardFields = graphql(`
  fragment BoardFields on Board {
    id
    name
    assetCount
  }
`);

export const CreateBoardMutation = graphql(`
  mutation CreateBoard($input: CreateBoardInput!) {
    createBoard(input: $input) {
      ... on CreateBoardPayload {
        board {
          ...BoardFields
        }
      }
      ... on Error {
        message
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

export const RenameBoardMutation = graphql(`
  mutation RenameBoard($input: RenameBoardInput!) {
    renameBoard(input: $input) {
      ... on RenameBoardPayload {
        board {
          ...BoardFields
        }
      }
      ... on Error {
        message
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

export const DeleteBoardMutation = graphql(`
  mutation DeleteBoard($input: DeleteBoardInput!) {
    deleteBoard(input: $input) {
      ... on DeleteBoardPayload {
        boardId
      }
      ... on Error {
        message
      }
    }
  }
`);
