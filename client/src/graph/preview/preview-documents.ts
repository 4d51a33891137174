import { graphql } from '../../api/generated/gql.ts';

export const PortColoursQuery = graphql(`
  query PortColours {
    nodeTypes {
      name
      outputs {
        name
        kind
      }
    }
  }
`);
