import { graphql } from '../../api/generated/gql.ts';

export const UpdateAssetsMutation = graphql(`
  mutation UpdateAssets($input: UpdateAssetsInput!) {
    updateAssets(input: $input) {
      ... on UpdateAssetsPayload {
        results {
          ...PictureOutcome
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

/** What became of one of several pictures. */
export const PictureOutcome = graphql(`
  fragment PictureOutcome on AssetResult {
    assetId
    asset {
      ...PictureFields
    }
    error {
      message
      code
    }
  }
`);

export const DeleteAssetsMutation = graphql(`
  mutation DeleteAssets($input: DeleteAssetsInput!) {
    deleteAssets(input: $input) {
      ... on DeleteAssetsPayload {
        results {
          ...PictureOutcome
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const RestoreAssetsMutation = graphql(`
  mutation RestoreAssets($input: RestoreAssetsInput!) {
    restoreAssets(input: $input) {
      ... on RestoreAssetsPayload {
        results {
          ...PictureOutcome
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const AddToBoardMutation = graphql(`
  mutation AddToBoard($input: AddToBoardInput!) {
    addToBoard(input: $input) {
      ... on AddToBoardPayload {
        results {
          ...PictureOutcome
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const RemoveFromBoardMutation = graphql(`
  mutation RemoveFromBoard($input: RemoveFromBoardInput!) {
    removeFromBoard(input: $input) {
      ... on RemoveFromBoardPayload {
        results {
          ...PictureOutcome
        }
      }
      ... on Error {
        message
      }
    }
  }
`);
