import { graphql } from '../../api/generated/gql.ts';

/** What pictures can be narrowed down to by their making. */
export const PictureMakersQuery = graphql(`
  query PictureMakers {
    models(kind: IMAGE) {
      id
      name
    }
    placements {
      id
      title
      channel
      width
      height
    }
    workflows(first: 100) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);
