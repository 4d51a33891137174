import { graphql } from '../../api/generated/gql.ts';

export const WorkflowTemplatesQuery = graphql(`
  query WorkflowTemplates {
    workflowTemplates {
      name
      title
      description
      category
      graph {
        ...GraphSnapshotFields
      }
    }
  }
`);
