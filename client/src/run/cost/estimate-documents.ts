import { graphql } from '../../api/generated/gql.ts';

export const EstimateCostQuery = graphql(`
  query EstimateCost($workflowId: ID!) {
    estimateCost(workflowId: $workflowId) {
      total
      isComplete
      reusedNodeKeys
      nodes {
        nodeKey
        model
        cost
        listPrice
        isReused
      }
    }
  }
`);
