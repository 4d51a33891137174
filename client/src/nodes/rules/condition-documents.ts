import { graphql } from '../../api/generated/gql.ts';

export const ConditionKindsQuery = graphql(`
  query ConditionKinds {
    conditionKinds {
      kind
      label
      says
      saysNot
      isPaid
      fields {
        ...FieldFields
      }
    }
  }
`);
