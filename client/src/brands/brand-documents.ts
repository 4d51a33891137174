import { graphql } from '../api/generated/gql.ts';

graphql(`
  fragment BrandFields on Brand {
    id
    name
    version
    updatedAt
    colors {
      role
      hex
    }
    fonts {
      heading
      body
      headingFont {
        ...OwnFontFields
      }
      bodyFont {
        ...OwnFontFields
      }
    }
    logos {
      light {
        ...BrandLogo
      }
      dark {
        ...BrandLogo
      }
      mark {
        ...BrandLogo
      }
    }
    tone
    wordsToUse
    wordsToAvoid
    claims {
      text
      note
    }
    callToAction
  }
`);

graphql(`
  fragment BrandLogo on Asset {
    id
    url(width: 640)
    width
    height
  }
`);

export const BrandsQuery = graphql(`
  query Brands($after: String, $search: String) {
    brands(first: 60, after: $after, search: $search) {
      totalCount
      nodes {
        ...BrandFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const BrandQuery = graphql(`
  query Brand($id: ID!) {
    brand(id: $id) {
      ...BrandFields
      usedBy {
        id
        name
      }
    }
  }
`);

export const CreateBrandMutation = graphql(`
  mutation CreateBrand($input: CreateBrandInput!) {
    createBrand(input: $input) {
      ... on CreateBrandPayload {
        brand {
          ...BrandFields
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const UpdateBrandMutation = graphql(`
  mutation UpdateBrand($input: UpdateBrandInput!) {
    updateBrand(input: $input) {
      ... on UpdateBrandPayload {
        brand {
          ...BrandFields
        }
      }
      ... on BrandConflictError {
        message
        code
        brand {
          ...BrandFields
        }
      }
      ... on InputInvalidError {
        message
        code
        fields {
          path
          message
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const DeleteBrandMutation = graphql(`
  mutation DeleteBrand($input: DeleteBrandInput!) {
    deleteBrand(input: $input) {
      ... on DeleteBrandPayload {
        brandId
      }
      ... on BrandInUseError {
        message
        code
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const RestoreBrandMutation = graphql(`
  mutation RestoreBrand($input: RestoreBrandInput!) {
    restoreBrand(input: $input) {
      ... on RestoreBrandPayload {
        brand {
          ...BrandFields
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const ProposeBrandColorsMutation = graphql(`
  mutation ProposeBrandColors($input: ProposeBrandColorsInput!) {
    proposeBrandColors(input: $input) {
      ... on ProposeBrandColorsPayload {
        colors {
          role
          hex
        }
        fonts {
          heading
          body
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const UploadFontMutation = graphql(`
  mutation UploadFont($input: UploadFontInput!) {
    uploadFont(input: $input) {
      ... on UploadFontPayload {
        font {
          ...OwnFontFields
        }
      }
      ... on InputInvalidError {
        message
        code
        fields {
          path
          message
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const FontUsesQuery = graphql(`
  query FontUses {
    fonts(first: 50) {
      nodes {
        id
        brands {
          id
          name
        }
      }
    }
  }
`);

export const RestoreFontMutation = graphql(`
  mutation RestoreFont($input: RestoreFontInput!) {
    restoreFont(input: $input) {
      ... on RestoreFontPayload {
        font {
          ...OwnFontFields
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const DeleteFontMutation = graphql(`
  mutation DeleteFont($input: DeleteFontInput!) {
    deleteFont(input: $input) {
      ... on DeleteFontPayload {
        fontId
      }
      ... on FontInUseError {
        message
        code
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
