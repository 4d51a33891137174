import { graphql } from '../../api/generated/gql.ts';

export const SpendingQuery = graphql(`
  query Spending {
    viewer {
      id
      spending {
        month
        spent
        held
        budget
      }
    }
  }
`);

export const SetMonthlyBudgetMutation = graphql(`
  mutation SetMonthlyBudget($input: SetMonthlyBudgetInput!) {
    setMonthlyBudget(input: $input) {
      ... on SetMonthlyBudgetPayload {
        viewer {
          id
          spending {
            month
            spent
            held
            budget
          }
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
