import { graphql } from '../../api/generated/gql.ts';

export const EstimateCostQuery = graphql(`
  query EstimateCost(
    $workflowId: ID!
    $isFresh: Boolean = false
    $upToNodeKey: String
    $onlyNodeKey: String
    $inputs: JSON
  ) {
    estimateCost(
      workflowId: $workflowId
      isFresh: $isFresh
      upToNodeKey: $upToNodeKey
      onlyNodeKey: $onlyNodeKey
      inputs: $inputs
    ) {
      total
      isComplete
      items
      paidCalls
      needsConfirmation
      reusedNodeKeys
      nodes {
        nodeKey
        model
        cost
        listPrice
        isReused
        items
        paidCalls
      }
    }
  }
`);
