import { graphql } from '../../api/generated/gql.ts';

/** What was measured on a finished ad. */
export const PictureChecks = graphql(`
  fragment PictureChecks on Asset {
    id
    openCheckCount
    checks {
      key
      name
      part
      isPassed
      message
      waiver {
        reason
        waivedBy
        waivedAt
      }
      area {
        left
        top
        width
        height
      }
    }
  }
`);

export const PictureChecksQuery = graphql(`
  query PictureChecksOf($id: ID!) {
    node(id: $id) {
      id
      ... on Asset {
        ...PictureChecks
      }
    }
  }
`);

export const WaiveCheckMutation = graphql(`
  mutation WaiveCheck($input: WaiveCheckInput!) {
    waiveCheck(input: $input) {
      ... on WaiveCheckPayload {
        asset {
          ...PictureChecks
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

export const UnwaiveCheckMutation = graphql(`
  mutation UnwaiveCheck($input: UnwaiveCheckInput!) {
    unwaiveCheck(input: $input) {
      ... on UnwaiveCheckPayload {
        asset {
          ...PictureChecks
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
