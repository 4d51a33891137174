import { graphql } from '../../api/generated/gql.ts';

export const AssetEventsSubscription = graphql(`
  subscription AssetEvents {
    assetEvents {
      ... on AssetAdded {
        asset {
          ...PictureFields
        }
      }
      ... on AssetChanged {
        asset {
          ...PictureFields
        }
      }
      ... on AssetRemoved {
        assetId
      }
      ... on LibraryReset {
        at
      }
    }
  }
`);
