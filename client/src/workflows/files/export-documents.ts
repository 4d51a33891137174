import { graphql } from '../../api/generated/gql.ts';

/** All of a workflow that a file of it holds. */
export const WorkflowToExportQuery = graphql(`
  query WorkflowToExport($id: ID!) {
    workflow(id: $id) {
      ...GraphFields
      name
      description
    }
  }
`);
