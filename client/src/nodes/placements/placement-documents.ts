import { graphql } from '../../api/generated/gql.ts';

export const PlacementsQuery = graphql(`
  query Placements {
    placements {
      id
      title
      channel
      width
      height
    }
  }
`);
