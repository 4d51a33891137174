/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The input of `createToken`. */
export type CreateTokenInput = {
  /** From 1 to 365; null for a token that does not expire. */
  expiresInDays?: number | null | undefined;
  /** A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, for 48 hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new. */
  idempotencyKey?: string | null | undefined;
  /** Your name for it. */
  name: string;
  /** `READ` is always among them. */
  scopes: Array<TokenScope>;
  /** For a program that is to reach some workflows alone: 1 to 50 of yours. The token then is good at `/v1` and `/mcp`, for them and their runs, and nowhere else. */
  workflowIds?: Array<string> | null | undefined;
};

/** The input of `createWebhook`. */
export type CreateWebhookInput = {
  /** Which ends of runs to report; by default all three. */
  events?: Array<WebhookEvent> | null | undefined;
  /** A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, for 48 hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new. */
  idempotencyKey?: string | null | undefined;
  /** Your name for it; by default the host of its address. */
  name?: string | null | undefined;
  /** https, on the open internet. */
  url: string;
  /** Only report runs of this workflow. */
  workflowId?: string | null | undefined;
};

/** The input of `deleteWebhook`. */
export type DeleteWebhookInput = {
  /** The id of your webhook. */
  webhookId: string;
};

/** All error codes of this server. Act on the code, and show the message beside it to people. */
export type ErrorCode =
  /** What the model wrote does not fit what was asked for. */
  | 'ANSWER_INVALID'
  /** Something still needs the picture. */
  | 'ASSET_IN_USE'
  /** The picture is no longer there. */
  | 'ASSET_MISSING'
  /** Workflows still use the brand. */
  | 'BRAND_IN_USE'
  /** The brand is no longer there. */
  | 'BRAND_MISSING'
  /** The budget does not allow for another paid call. */
  | 'BUDGET_EXCEEDED'
  /** It was cancelled. */
  | 'CANCELLED'
  /** The node is not filled in. */
  | 'CONFIG_INCOMPLETE'
  /** The node is filled in wrongly. */
  | 'CONFIG_INVALID'
  /** The database does not answer just now. Try again in a moment. */
  | 'DATABASE_UNAVAILABLE'
  /** As many pictures as may be in a day were described. Try again tomorrow. */
  | 'DESCRIBING_LIMIT_REACHED'
  /** Pictures are not described on this server. */
  | 'DESCRIBING_OFF'
  /** The font cannot be read. */
  | 'FONT_INVALID'
  /** Brands still use the font. */
  | 'FONT_IN_USE'
  /** The license of the font does not allow it to be used here. */
  | 'FONT_RESTRICTED'
  /** The font is too large. */
  | 'FONT_TOO_LARGE'
  /** The graph does not fit together. */
  | 'GRAPH_INVALID'
  /** That idempotency key was used with another input. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The picture cannot be read. */
  | 'IMAGE_INVALID'
  /** The picture is too large. */
  | 'IMAGE_TOO_LARGE'
  /** The picture could not be fetched. */
  | 'IMAGE_UNREACHABLE'
  /** The input does not fit. */
  | 'INPUT_INVALID'
  /** The node lacks an input that it needs. */
  | 'INPUT_MISSING'
  /** The token does not allow this. */
  | 'INSUFFICIENT_SCOPE'
  /** Something went wrong on our side. */
  | 'INTERNAL'
  /** The schema is not available here. */
  | 'INTROSPECTION_REFUSED'
  /** That link cannot be followed from here. */
  | 'LINK_REFUSED'
  /** There is nothing here by that id. */
  | 'NOT_FOUND'
  /** No version of the workflow is published. */
  | 'NOT_PUBLISHED'
  /** The prompt is longer than the model can read. */
  | 'PROMPT_TOO_LONG'
  /** The answer of the model service was lost, and the request could not be found again. */
  | 'PROVIDER_AMBIGUOUS'
  /** The model service refused the content. */
  | 'PROVIDER_CONTENT_REFUSED'
  /** The model service failed while working. */
  | 'PROVIDER_FAILED'
  /** The model service is asking for a pause. */
  | 'PROVIDER_RATE_LIMITED'
  /** The model service refused the request. */
  | 'PROVIDER_REFUSED'
  /** The model service took too long. */
  | 'PROVIDER_TIMED_OUT'
  /** The model service did not accept the key. */
  | 'PROVIDER_UNAUTHORIZED'
  /** The model service cannot be reached. */
  | 'PROVIDER_UNAVAILABLE'
  /** That is too much in one minute. */
  | 'RATE_LIMITED'
  /** The address is not one of the open internet. */
  | 'RECEIVER_ADDRESS_REFUSED'
  /** The receiver answered that it is gone for good (410). */
  | 'RECEIVER_GONE'
  /** The receiver did not take the message. */
  | 'RECEIVER_REFUSED'
  /** The receiver did not answer in time. */
  | 'RECEIVER_TIMED_OUT'
  /** The receiver cannot be reached. */
  | 'RECEIVER_UNREACHABLE'
  /** The request is too large. */
  | 'REQUEST_TOO_LARGE'
  /** More than one rule fits what came in. */
  | 'RULES_OVERLAP'
  /** The rule cannot be applied to what came in. */
  | 'RULE_UNFIT'
  /** Who you are cannot be checked just now. Try again in a moment. */
  | 'SIGN_IN_UNAVAILABLE'
  /** The execution is not in a state that allows this. */
  | 'STATE_CONFLICT'
  /** The file store refused. */
  | 'STORAGE_REFUSED'
  /** The file store cannot be reached. */
  | 'STORAGE_UNAVAILABLE'
  /** The community was banned by Reddit. */
  | 'SUBREDDIT_BANNED'
  /** Reddit shows the community only to people who accept a warning. */
  | 'SUBREDDIT_GATED'
  /** There is no such community on Reddit. */
  | 'SUBREDDIT_MISSING'
  /** All posts of the community are marked as over 18. */
  | 'SUBREDDIT_OVER_18'
  /** The community is private: only its members can read it. */
  | 'SUBREDDIT_PRIVATE'
  /** The community is quarantined by Reddit. */
  | 'SUBREDDIT_QUARANTINED'
  /** This is no table that can be read. */
  | 'TABLE_INVALID'
  /** The table is too large. */
  | 'TABLE_TOO_LARGE'
  /** The table could not be fetched. */
  | 'TABLE_UNREACHABLE'
  /** The template cannot be read. */
  | 'TEMPLATE_INVALID'
  /** The template names a variable that nothing provides. */
  | 'TEMPLATE_VARIABLE_MISSING'
  /** There are more items than a run can have. */
  | 'TOO_MANY_ITEMS'
  /** Too many event streams are open. Close some first. */
  | 'TOO_MANY_STREAMS'
  /** Too many operations are open on this socket. End some first. */
  | 'TOO_MANY_SUBSCRIPTIONS'
  /** The trigger is switched off. */
  | 'TRIGGER_DISABLED'
  /** Sign in first: send `Authorization: Bearer <token>`. */
  | 'UNAUTHENTICATED'
  /** The workflow was saved by someone else in the meantime. */
  | 'VERSION_CONFLICT'
  /** The webhook was switched off. */
  | 'WEBHOOK_DISABLED'
  /** The signing secret cannot be read any more, for the key of this server has changed. Rotate the secret. */
  | 'WEBHOOK_SECRET_UNREADABLE'
  /** There is no website that can be read. */
  | 'WEBSITE_INVALID'
  /** The website could not be fetched. */
  | 'WEBSITE_UNREACHABLE';

/** The input of `resendWebhookDelivery`. */
export type ResendWebhookDeliveryInput = {
  /** The id of your delivery. */
  deliveryId: string;
};

/** The input of `revokeToken`. */
export type RevokeTokenInput = {
  /** The id of your token. */
  tokenId: string;
};

/** The input of `rotateWebhookSecret`. */
export type RotateWebhookSecretInput = {
  /** A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, for 48 hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new. */
  idempotencyKey?: string | null | undefined;
  /** The id of your webhook. */
  webhookId: string;
};

/** The input of `sendTestWebhook`. */
export type SendTestWebhookInput = {
  /** A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, for 48 hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new. */
  idempotencyKey?: string | null | undefined;
  /** The id of your webhook. */
  webhookId: string;
};

/** What a personal access token allows. */
export type TokenScope =
  /** Read everything of yours. Every token can. */
  | 'READ'
  /** Run workflows, and control runs. This costs money. */
  | 'RUN'
  /** Create, change and delete workflows, and upload images. */
  | 'WRITE';

/** Omitted fields stay as they are. */
export type UpdateWebhookInput = {
  /** Which ends of runs to report; at least one. */
  events?: Array<WebhookEvent> | null | undefined;
  /** False switches it off; true switches it on again and resets its failures. */
  isEnabled?: boolean | null | undefined;
  /** From 1 to 100 characters. */
  name?: string | null | undefined;
  /** Pending messages go there too. */
  url?: string | null | undefined;
  /** The id of your webhook. */
  webhookId: string;
  /** Null for the runs of all workflows. */
  workflowId?: string | null | undefined;
};

/** The event of a message. */
export type WebhookDeliveryEvent =
  /** Somebody stopped the run. */
  | 'EXECUTION_CANCELLED'
  /** Every node of the run that was to run has completed. */
  | 'EXECUTION_COMPLETED'
  /** At least one node of the run has failed. */
  | 'EXECUTION_FAILED'
  /** A test: it was sent by `sendTestWebhook`. */
  | 'PING';

/** The status of a message. */
export type WebhookDeliveryStatus =
  /** The receiver answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** It is not sent again by itself. */
  | 'FAILED'
  /** It is sent, or sent again, at `nextAttemptAt`. */
  | 'PENDING';

/** Why the server has switched off a webhook. */
export type WebhookDisabledReason =
  /** Every attempt failed for five days. */
  | 'FAILING'
  /** The receiver answered 410. */
  | 'GONE';

/** How a run ends. */
export type WebhookEvent =
  /** Somebody stopped it. */
  | 'EXECUTION_CANCELLED'
  /** Every node that was to run has completed. */
  | 'EXECUTION_COMPLETED'
  /** At least one node has failed. */
  | 'EXECUTION_FAILED';

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, tokens: { __typename: 'PersonalAccessTokenConnection', edges: Array<{ __typename: 'PersonalAccessTokenConnectionEntry', node: { __typename: 'PersonalAccessToken', id: string, name: string, hint: string, scopes: Array<TokenScope>, expiresAt: string | null, lastUsedAt: string | null, workflows: Array<{ __typename: 'Workflow', id: string, name: string }> | null } }> } } | null };

export type PublishedWorkflowsQueryVariables = Exact<{ [key: string]: never; }>;


export type PublishedWorkflowsQuery = { __typename: 'Query', workflows: { __typename: 'WorkflowConnection', nodes: Array<{ __typename: 'Workflow', id: string, name: string }> } };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { __typename: 'Mutation', createToken:
    | { __typename: 'CreateTokenPayload', secret: string, token: { __typename: 'PersonalAccessToken', id: string, name: string } }
    | { __typename: 'IdempotencyConflictError', message: string, code: ErrorCode }
    | { __typename: 'InputInvalidError', message: string, code: ErrorCode, fields: Array<{ __typename: 'FieldProblem', path: Array<string>, message: string }> }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
   | null };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { __typename: 'Mutation', revokeToken:
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'RevokeTokenPayload', token: { __typename: 'PersonalAccessToken', id: string, revokedAt: string | null } }
   | null };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', id: string, webhooks: { __typename: 'WebhookConnection', edges: Array<{ __typename: 'WebhookConnectionEntry', node: { __typename: 'Webhook', id: string, name: string, url: string, events: Array<WebhookEvent>, isForAllWorkflows: boolean, isEnabled: boolean, disabledReason: WebhookDisabledReason | null, failingSince: string | null, workflow: { __typename: 'Workflow', id: string, name: string } | null, deliveries: { __typename: 'WebhookDeliveryConnection', edges: Array<{ __typename: 'WebhookDeliveryConnectionEntry', node: { __typename: 'WebhookDelivery', id: string, status: WebhookDeliveryStatus, errorCode: ErrorCode | null } }> } } }> } } | null };

export type WorkflowNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkflowNamesQuery = { __typename: 'Query', workflows: { __typename: 'WorkflowConnection', edges: Array<{ __typename: 'WorkflowConnectionEntry', node: { __typename: 'Workflow', id: string, name: string } }> } };

export type DeliveriesQueryVariables = Exact<{
  webhookId: string;
  first: number;
}>;


export type DeliveriesQuery = { __typename: 'Query', node:
    | { __typename: 'Asset' }
    | { __typename: 'Board' }
    | { __typename: 'Brand' }
    | { __typename: 'Execution' }
    | { __typename: 'Font' }
    | { __typename: 'Generation' }
    | { __typename: 'ImageEdit' }
    | { __typename: 'NodeExecution' }
    | { __typename: 'NodeExecutionItem' }
    | { __typename: 'PersonalAccessToken' }
    | { __typename: 'Schedule' }
    | { __typename: 'Trigger' }
    | { __typename: 'Viewer' }
    | { __typename: 'Webhook', id: string, isEnabled: boolean, disabledReason: WebhookDisabledReason | null, failingSince: string | null, deliveries: { __typename: 'WebhookDeliveryConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: boolean }, edges: Array<{ __typename: 'WebhookDeliveryConnectionEntry', node: { __typename: 'WebhookDelivery', id: string, event: WebhookDeliveryEvent, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, error: string | null, errorCode: ErrorCode | null, createdAt: string, nextAttemptAt: string | null, deliveredAt: string | null } }> } }
    | { __typename: 'WebhookDelivery' }
    | { __typename: 'Workflow' }
    | { __typename: 'WorkflowEdge' }
    | { __typename: 'WorkflowNode' }
    | { __typename: 'WorkflowVersion' }
   | null };

export type DeliveryPayloadQueryVariables = Exact<{
  deliveryId: string;
}>;


export type DeliveryPayloadQuery = { __typename: 'Query', node:
    | { __typename: 'Asset' }
    | { __typename: 'Board' }
    | { __typename: 'Brand' }
    | { __typename: 'Execution' }
    | { __typename: 'Font' }
    | { __typename: 'Generation' }
    | { __typename: 'ImageEdit' }
    | { __typename: 'NodeExecution' }
    | { __typename: 'NodeExecutionItem' }
    | { __typename: 'PersonalAccessToken' }
    | { __typename: 'Schedule' }
    | { __typename: 'Trigger' }
    | { __typename: 'Viewer' }
    | { __typename: 'Webhook' }
    | { __typename: 'WebhookDelivery', id: string, payload: unknown }
    | { __typename: 'Workflow' }
    | { __typename: 'WorkflowEdge' }
    | { __typename: 'WorkflowNode' }
    | { __typename: 'WorkflowVersion' }
   | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { __typename: 'Mutation', createWebhook:
    | { __typename: 'CreateWebhookPayload', secret: string, webhook: { __typename: 'Webhook', id: string, name: string } }
    | { __typename: 'IdempotencyConflictError', message: string, code: ErrorCode }
    | { __typename: 'InputInvalidError', message: string, code: ErrorCode, fields: Array<{ __typename: 'FieldProblem', path: Array<string>, message: string }> }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
   | null };

export type SwitchWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type SwitchWebhookMutation = { __typename: 'Mutation', updateWebhook:
    | { __typename: 'InputInvalidError', message: string, code: ErrorCode }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'UpdateWebhookPayload', webhook: { __typename: 'Webhook', id: string, isEnabled: boolean, disabledReason: WebhookDisabledReason | null, failingSince: string | null } }
   | null };

export type DeleteWebhookMutationVariables = Exact<{
  input: DeleteWebhookInput;
}>;


export type DeleteWebhookMutation = { __typename: 'Mutation', deleteWebhook:
    | { __typename: 'DeleteWebhookPayload', webhookId: string }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
   | null };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { __typename: 'Mutation', rotateWebhookSecret:
    | { __typename: 'IdempotencyConflictError', message: string, code: ErrorCode }
    | { __typename: 'InputInvalidError', message: string, code: ErrorCode }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'RotateWebhookSecretPayload', secret: string, webhook: { __typename: 'Webhook', id: string } }
   | null };

export type SendTestWebhookMutationVariables = Exact<{
  input: SendTestWebhookInput;
}>;


export type SendTestWebhookMutation = { __typename: 'Mutation', sendTestWebhook:
    | { __typename: 'IdempotencyConflictError', message: string, code: ErrorCode }
    | { __typename: 'InputInvalidError', message: string, code: ErrorCode }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'SendTestWebhookPayload', delivery: { __typename: 'WebhookDelivery', id: string, status: WebhookDeliveryStatus } }
   | null };

export type ResendWebhookDeliveryMutationVariables = Exact<{
  input: ResendWebhookDeliveryInput;
}>;


export type ResendWebhookDeliveryMutation = { __typename: 'Mutation', resendWebhookDelivery:
    | { __typename: 'InputInvalidError', message: string, code: ErrorCode }
    | { __typename: 'NotFoundError', message: string, code: ErrorCode }
    | { __typename: 'ResendWebhookDeliveryPayload', delivery: { __typename: 'WebhookDelivery', id: string, status: WebhookDeliveryStatus, nextAttemptAt: string | null } }
   | null };


export const TokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Tokens"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"workflows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastUsedAt"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TokensQuery, TokensQueryVariables>;
export const PublishedWorkflowsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PublishedWorkflows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"workflows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"isPublished"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]} as unknown as DocumentNode<PublishedWorkflowsQuery, PublishedWorkflowsQueryVariables>;
export const CreateTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"createToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InputInvalidError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateTokenMutation, CreateTokenMutationVariables>;
export const RevokeTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"revokeToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeTokenPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"token"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const WebhooksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Webhooks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"webhooks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"events"}},{"kind":"Field","name":{"kind":"Name","value":"isForAllWorkflows"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WebhooksQuery, WebhooksQueryVariables>;
export const WorkflowNamesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WorkflowNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"workflows"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WorkflowNamesQuery, WorkflowNamesQueryVariables>;
export const DeliveriesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Deliveries"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"webhookId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Webhook"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}},{"kind":"Field","name":{"kind":"Name","value":"deliveries"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"event"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"responseStatus"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredAt"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DeliveriesQuery, DeliveriesQueryVariables>;
export const DeliveryPayloadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DeliveryPayload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"deliveryId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"deliveryId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookDelivery"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}}]}}]}}]}}]} as unknown as DocumentNode<DeliveryPayloadQuery, DeliveryPayloadQueryVariables>;
export const CreateWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"createWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InputInvalidError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const SwitchWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SwitchWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"updateWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWebhookPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"disabledReason"}},{"kind":"Field","name":{"kind":"Name","value":"failingSince"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<SwitchWebhookMutation, SwitchWebhookMutationVariables>;
export const DeleteWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deleteWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteWebhookPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"webhookId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RotateWebhookSecretDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RotateWebhookSecret"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"rotateWebhookSecret"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RotateWebhookSecretPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"webhook"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const SendTestWebhookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SendTestWebhook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SendTestWebhookInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"sendTestWebhook"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SendTestWebhookPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<SendTestWebhookMutation, SendTestWebhookMutationVariables>;
export const ResendWebhookDeliveryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResendWebhookDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResendWebhookDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"resendWebhookDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ResendWebhookDeliveryPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"delivery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ResendWebhookDeliveryMutation, ResendWebhookDeliveryMutationVariables>;