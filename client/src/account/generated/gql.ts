/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Tokens {\n    viewer {\n      id\n      tokens(first: 100) {\n        edges {\n          node {\n            id\n            name\n            hint\n            scopes\n            workflows {\n              id\n              name\n            }\n            expiresAt\n            lastUsedAt\n          }\n        }\n      }\n    }\n  }\n": typeof types.TokensDocument,
    "\n  query PublishedWorkflows {\n    workflows(first: 100, isPublished: true) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.PublishedWorkflowsDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n": typeof types.CreateTokenDocument,
    "\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": typeof types.RevokeTokenDocument,
    "\n  query Webhooks {\n    viewer {\n      id\n      webhooks(first: 100) {\n        edges {\n          node {\n            id\n            name\n            url\n            events\n            isForAllWorkflows\n            isEnabled\n            disabledReason\n            failingSince\n            workflow {\n              id\n              name\n            }\n            deliveries(first: 1) {\n              edges {\n                node {\n                  id\n                  status\n                  errorCode\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.WebhooksDocument,
    "\n  query WorkflowNames {\n    workflows(first: 100) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n": typeof types.WorkflowNamesDocument,
    "\n  query Deliveries($webhookId: ID!, $first: Int!) {\n    node(id: $webhookId) {\n      ... on Webhook {\n        id\n        isEnabled\n        disabledReason\n        failingSince\n        deliveries(first: $first) {\n          pageInfo {\n            hasNextPage\n          }\n          edges {\n            node {\n              id\n              event\n              status\n              attempts\n              responseStatus\n              error\n              errorCode\n              createdAt\n              nextAttemptAt\n              deliveredAt\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.DeliveriesDocument,
    "\n  query DeliveryPayload($deliveryId: ID!) {\n    node(id: $deliveryId) {\n      ... on WebhookDelivery {\n        id\n        payload\n      }\n    }\n  }\n": typeof types.DeliveryPayloadDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      ... on CreateWebhookPayload {\n        secret\n        webhook {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n": typeof types.CreateWebhookDocument,
    "\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      ... on UpdateWebhookPayload {\n        webhook {\n          id\n          isEnabled\n          disabledReason\n          failingSince\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": typeof types.SwitchWebhookDocument,
    "\n  mutation DeleteWebhook($input: DeleteWebhookInput!) {\n    deleteWebhook(input: $input) {\n      ... on DeleteWebhookPayload {\n        webhookId\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": typeof types.DeleteWebhookDocument,
    "\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      ... on RotateWebhookSecretPayload {\n        secret\n        webhook {\n          id\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": typeof types.RotateWebhookSecretDocument,
    "\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      ... on SendTestWebhookPayload {\n        delivery {\n          id\n          status\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": typeof types.SendTestWebhookDocument,
    "\n  mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {\n    resendWebhookDelivery(input: $input) {\n      ... on ResendWebhookDeliveryPayload {\n        delivery {\n          id\n          status\n          nextAttemptAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": typeof types.ResendWebhookDeliveryDocument,
};
const documents: Documents = {
    "\n  query Tokens {\n    viewer {\n      id\n      tokens(first: 100) {\n        edges {\n          node {\n            id\n            name\n            hint\n            scopes\n            workflows {\n              id\n              name\n            }\n            expiresAt\n            lastUsedAt\n          }\n        }\n      }\n    }\n  }\n": types.TokensDocument,
    "\n  query PublishedWorkflows {\n    workflows(first: 100, isPublished: true) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.PublishedWorkflowsDocument,
    "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n": types.CreateTokenDocument,
    "\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": types.RevokeTokenDocument,
    "\n  query Webhooks {\n    viewer {\n      id\n      webhooks(first: 100) {\n        edges {\n          node {\n            id\n            name\n            url\n            events\n            isForAllWorkflows\n            isEnabled\n            disabledReason\n            failingSince\n            workflow {\n              id\n              name\n            }\n            deliveries(first: 1) {\n              edges {\n                node {\n                  id\n                  status\n                  errorCode\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.WebhooksDocument,
    "\n  query WorkflowNames {\n    workflows(first: 100) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n": types.WorkflowNamesDocument,
    "\n  query Deliveries($webhookId: ID!, $first: Int!) {\n    node(id: $webhookId) {\n      ... on Webhook {\n        id\n        isEnabled\n        disabledReason\n        failingSince\n        deliveries(first: $first) {\n          pageInfo {\n            hasNextPage\n          }\n          edges {\n            node {\n              id\n              event\n              status\n              attempts\n              responseStatus\n              error\n              errorCode\n              createdAt\n              nextAttemptAt\n              deliveredAt\n            }\n          }\n        }\n      }\n    }\n  }\n": types.DeliveriesDocument,
    "\n  query DeliveryPayload($deliveryId: ID!) {\n    node(id: $deliveryId) {\n      ... on WebhookDelivery {\n        id\n        payload\n      }\n    }\n  }\n": types.DeliveryPayloadDocument,
    "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      ... on CreateWebhookPayload {\n        secret\n        webhook {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n": types.CreateWebhookDocument,
    "\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      ... on UpdateWebhookPayload {\n        webhook {\n          id\n          isEnabled\n          disabledReason\n          failingSince\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": types.SwitchWebhookDocument,
    "\n  mutation DeleteWebhook($input: DeleteWebhookInput!) {\n    deleteWebhook(input: $input) {\n      ... on DeleteWebhookPayload {\n        webhookId\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": types.DeleteWebhookDocument,
    "\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      ... on RotateWebhookSecretPayload {\n        secret\n        webhook {\n          id\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": types.RotateWebhookSecretDocument,
    "\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      ... on SendTestWebhookPayload {\n        delivery {\n          id\n          status\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": types.SendTestWebhookDocument,
    "\n  mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {\n    resendWebhookDelivery(input: $input) {\n      ... on ResendWebhookDeliveryPayload {\n        delivery {\n          id\n          status\n          nextAttemptAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n": types.ResendWebhookDeliveryDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tokens {\n    viewer {\n      id\n      tokens(first: 100) {\n        edges {\n          node {\n            id\n            name\n            hint\n            scopes\n            workflows {\n              id\n              name\n            }\n            expiresAt\n            lastUsedAt\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Tokens {\n    viewer {\n      id\n      tokens(first: 100) {\n        edges {\n          node {\n            id\n            name\n            hint\n            scopes\n            workflows {\n              id\n              name\n            }\n            expiresAt\n            lastUsedAt\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublishedWorkflows {\n    workflows(first: 100, isPublished: true) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublishedWorkflows {\n    workflows(first: 100, isPublished: true) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateToken($input: CreateTokenInput!) {\n    createToken(input: $input) {\n      ... on CreateTokenPayload {\n        secret\n        token {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeToken($input: RevokeTokenInput!) {\n    revokeToken(input: $input) {\n      ... on RevokeTokenPayload {\n        token {\n          id\n          revokedAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Webhooks {\n    viewer {\n      id\n      webhooks(first: 100) {\n        edges {\n          node {\n            id\n            name\n            url\n            events\n            isForAllWorkflows\n            isEnabled\n            disabledReason\n            failingSince\n            workflow {\n              id\n              name\n            }\n            deliveries(first: 1) {\n              edges {\n                node {\n                  id\n                  status\n                  errorCode\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Webhooks {\n    viewer {\n      id\n      webhooks(first: 100) {\n        edges {\n          node {\n            id\n            name\n            url\n            events\n            isForAllWorkflows\n            isEnabled\n            disabledReason\n            failingSince\n            workflow {\n              id\n              name\n            }\n            deliveries(first: 1) {\n              edges {\n                node {\n                  id\n                  status\n                  errorCode\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkflowNames {\n    workflows(first: 100) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WorkflowNames {\n    workflows(first: 100) {\n      edges {\n        node {\n          id\n          name\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Deliveries($webhookId: ID!, $first: Int!) {\n    node(id: $webhookId) {\n      ... on Webhook {\n        id\n        isEnabled\n        disabledReason\n        failingSince\n        deliveries(first: $first) {\n          pageInfo {\n            hasNextPage\n          }\n          edges {\n            node {\n              id\n              event\n              status\n              attempts\n              responseStatus\n              error\n              errorCode\n              createdAt\n              nextAttemptAt\n              deliveredAt\n            }\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Deliveries($webhookId: ID!, $first: Int!) {\n    node(id: $webhookId) {\n      ... on Webhook {\n        id\n        isEnabled\n        disabledReason\n        failingSince\n        deliveries(first: $first) {\n          pageInfo {\n            hasNextPage\n          }\n          edges {\n            node {\n              id\n              event\n              status\n              attempts\n              responseStatus\n              error\n              errorCode\n              createdAt\n              nextAttemptAt\n              deliveredAt\n            }\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeliveryPayload($deliveryId: ID!) {\n    node(id: $deliveryId) {\n      ... on WebhookDelivery {\n        id\n        payload\n      }\n    }\n  }\n"): (typeof documents)["\n  query DeliveryPayload($deliveryId: ID!) {\n    node(id: $deliveryId) {\n      ... on WebhookDelivery {\n        id\n        payload\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      ... on CreateWebhookPayload {\n        secret\n        webhook {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateWebhook($input: CreateWebhookInput!) {\n    createWebhook(input: $input) {\n      ... on CreateWebhookPayload {\n        secret\n        webhook {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n      ... on InputInvalidError {\n        fields {\n          path\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      ... on UpdateWebhookPayload {\n        webhook {\n          id\n          isEnabled\n          disabledReason\n          failingSince\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SwitchWebhook($input: UpdateWebhookInput!) {\n    updateWebhook(input: $input) {\n      ... on UpdateWebhookPayload {\n        webhook {\n          id\n          isEnabled\n          disabledReason\n          failingSince\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteWebhook($input: DeleteWebhookInput!) {\n    deleteWebhook(input: $input) {\n      ... on DeleteWebhookPayload {\n        webhookId\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteWebhook($input: DeleteWebhookInput!) {\n    deleteWebhook(input: $input) {\n      ... on DeleteWebhookPayload {\n        webhookId\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      ... on RotateWebhookSecretPayload {\n        secret\n        webhook {\n          id\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {\n    rotateWebhookSecret(input: $input) {\n      ... on RotateWebhookSecretPayload {\n        secret\n        webhook {\n          id\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      ... on SendTestWebhookPayload {\n        delivery {\n          id\n          status\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SendTestWebhook($input: SendTestWebhookInput!) {\n    sendTestWebhook(input: $input) {\n      ... on SendTestWebhookPayload {\n        delivery {\n          id\n          status\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {\n    resendWebhookDelivery(input: $input) {\n      ... on ResendWebhookDeliveryPayload {\n        delivery {\n          id\n          status\n          nextAttemptAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation ResendWebhookDelivery($input: ResendWebhookDeliveryInput!) {\n    resendWebhookDelivery(input: $input) {\n      ... on ResendWebhookDeliveryPayload {\n        delivery {\n          id\n          status\n          nextAttemptAt\n        }\n      }\n      ... on Error {\n        message\n        code\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;