import { graphql } from '../api/generated/gql.ts';

/** A picture as the grid and its actions know it. */
export const PictureFields = graphql(`
  fragment PictureFields on Asset {
    ...ImageCopies
    name
    tags
    isStarred
    origin
    isDemo
    createdAt
    contentType
    model
    prompt
    placeholder
  }
`);

/** A page of the library. It is counted where that is wanted alone. */
export const PicturesQuery = graphql(`
  query Pictures(
    $search: AssetSearchInput
    $orderBy: AssetOrder
    $first: Int!
    $offset: Int
    $after: String
    $isCounted: Boolean!
  ) {
    assets(search: $search, orderBy: $orderBy, first: $first, offset: $offset, after: $after) {
      totalCount @include(if: $isCounted)
      edges {
        cursor
        node {
          ...PictureFields
        }
      }
    }
  }
`);
