import { graphql } from '../generated/gql.ts';

export const TokensQuery = graphql(`
  query Tokens {
    viewer {
      id
      tokens(first: 100) {
        edges {
          node {
            id
            name
            hint
            scopes
            workflows {
              id
              name
            }
            expiresAt
            lastUsedAt
          }
        }
      }
    }
  }
`);

/** Those that a token can be limited to. */
export const PublishedWorkflowsQuery = graphql(`
  query PublishedWorkflows {
    workflows(first: 100, isPublished: true) {
      nodes {
        id
        name
      }
    }
  }
`);

export const CreateTokenMutation = graphql(`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) {
      ... on CreateTokenPayload {
        secret
        token {
          id
          name
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

export const RevokeTokenMutation = graphql(`
  mutation RevokeToken($input: RevokeTokenInput!) {
    revokeToken(input: $input) {
      ... on RevokeTokenPayload {
        token {
          id
          revokedAt
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
