import { graphql } from '../../api/generated/gql.ts';

/** What layouts see of an image, and the image itself. */
export const ComposedPictureQuery = graphql(`
  query ComposedPicture($assetId: ID!, $isLogo: Boolean!) {
    compositionPicture(assetId: $assetId, isLogo: $isLogo) {
      isCutOut
      piece {
        left
        top
        width
        height
      }
      subject {
        focus {
          x
          y
        }
        box {
          x
          y
          width
          height
        }
      }
      tones {
        columns
        rows
        luminance
      }
      colors {
        hex
        share
      }
    }
    node(id: $assetId) {
      id
      ... on Asset {
        url(width: 1280)
        width
        height
      }
    }
  }
`);

/** Uploaded fonts: there are never more of them. */
export const FontsQuery = graphql(`
  query Fonts {
    fonts(first: 50) {
      nodes {
        ...OwnFontFields
      }
    }
  }
`);
