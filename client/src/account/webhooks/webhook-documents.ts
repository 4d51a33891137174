import { graphql } from '../generated/gql.ts';

export const WebhooksQuery = graphql(`
  query Webhooks {
    viewer {
      id
      webhooks(first: 100) {
        edges {
          node {
            id
            name
            url
            events
            isForAllWorkflows
            isEnabled
            disabledReason
            failingSince
            workflow {
              id
              name
            }
            deliveries(first: 1) {
              edges {
                node {
                  id
                  status
                  errorCode
                }
              }
            }
          }
        }
      }
    }
  }
`);

export const WorkflowNamesQuery = graphql(`
  query WorkflowNames {
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

export const DeliveriesQuery = graphql(`
  query Deliveries($webhookId: ID!, $first: Int!) {
    node(id: $webhookId) {
      ... on Webhook {
        id
        isEnabled
        disabledReason
        failingSince
        deliveries(first: $first) {
          pageInfo {
            hasNextPage
          }
          edges {
            node {
              id
              event
              status
              attempts
              responseStatus
              error
              errorCode
              createdAt
              nextAttemptAt
              deliveredAt
            }
          }
        }
      }
    }
  }
`);

export const DeliveryPayloadQuery = graphql(`
  query DeliveryPayload($deliveryId: ID!) {
    node(id: $deliveryId) {
      ... on WebhookDelivery {
        id
        payload
      }
    }
  }
`);

export const CreateWebhookMutation = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      ... on CreateWebhookPayload {
        secret
        webhook {
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

export const SwitchWebhookMutation = graphql(`
  mutation SwitchWebhook($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) {
      ... on UpdateWebhookPayload {
        webhook {
          id
          isEnabled
          disabledReason
          failingSince
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const DeleteWebhookMutation = graphql(`
  mutation DeleteWebhook($input: DeleteWebhookInput!) {
    deleteWebhook(input: $input) {
      ... on DeleteWebhookPayload {
        webhookId
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const RotateWebhookSecretMutation = graphql(`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      ... on RotateWebhookSecretPayload {
        secret
        webhook {
          id
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const SendTestWebhookMutation = graphql(`
  mutation SendTestWebhook($input: SendTestWebhookInput!) {
    sendTestWebhook(input: $input) {
      ... on SendTestWebhookPayload {
        delivery {
          id
          status
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);

export const ResendWebhookDeliveryMutation = graphql(`
  mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {
    resendWebhookDelivery(input: $input) {
      ... on ResendWebhookDeliveryPayload {
        delivery {
          id
          status
          nextAttemptAt
        }
      }
      ... on Error {
        message
        code
      }
    }
  }
`);
