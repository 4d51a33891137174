/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What became of a time of a schedule, or of a call of a trigger. */
export type CallOutcome =
  /** No server was there at that time, and nothing was run. */
  | 'MISSED'
  /** Nothing was run; `errorCode` says why. */
  | 'REFUSED'
  /** A run was started; whether it went well, the run says. */
  | 'STARTED';

/** The input of `createSchedule`. */
export type CreateScheduleInput = {
  /** Five parts, such as `0 9 * * 1-5`; or a nickname such as `@daily`. */
  cron: string;
  /** A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, for 48 hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new. */
  idempotencyKey?: string | null | undefined;
  /** What it is run with, by the names of the workflow’s inputs. */
  inputs?: unknown;
  /** False makes it switched off. */
  isEnabled?: boolean;
  /** What is done about times that were missed. */
  missedTimes?: MissedTimes;
  /** USD in a calendar month, for all its runs together; null for no limit of its own. */
  monthlyBudget?: string | null | undefined;
  /** By whose clock: an IANA name such as `Europe/Berlin`. */
  timeZone: string;
  /** A workflow of which a version is published. */
  workflowId: string;
};

/** The input of `createTrigger`. */
export type CreateTriggerInput = {
  /** A text of your own, of 1 to 200 characters. The same input with the same key creates nothing new and returns the first result, for 48 hours; with another input it is an IdempotencyConflictError. Without a key, every request creates something new. */
  idempotencyKey?: string | null | undefined;
  /** What every call has, unless it says otherwise, by the names of the workflow’s inputs. */
  inputs?: unknown;
  /** What of the body an input is, by its name: a path such as `{"headline": "order.items.0.title"}`. Null where the body itself has `inputs`. */
  mapping?: unknown;
  /** USD in a calendar month, for all its runs together; null for no limit of its own. */
  monthlyBudget?: string | null | undefined;
  /** Your name for it: 1 to 100 characters. */
  name: string;
  /** A workflow of which a version is published. */
  workflowId: string;
};

/** The input of `deleteSchedule`. */
export type DeleteScheduleInput = {
  /** The id of your schedule. */
  scheduleId: string;
};

/** The input of `deleteTrigger`. */
export type DeleteTriggerInput = {
  /** The id of your trigger. */
  triggerId: string;
};

/** The status of a run. COMPLETED, FAILED and CANCELLED are final, unless the run is retried. */
export type ExecutionStatus =
  /** Somebody stopped it. */
  | 'CANCELLED'
  /** Every node that was to run has completed. */
  | 'COMPLETED'
  /** Everything that could run has run, and at least one node has failed. */
  | 'FAILED'
  /** Nothing more can run until somebody steps or resumes. */
  | 'PAUSED'
  /** No engine has started it yet. */
  | 'PENDING'
  /** At least one node is running, or about to. */
  | 'RUNNING';

/** What a call gives for an input of a workflow. */
export type InputKind =
  /** True or false. */
  | 'BOOLEAN'
  /** The id of a brand. */
  | 'BRAND'
  /** One of `choices`. */
  | 'CHOICE'
  /** A color, `#rrggbb`. */
  | 'COLOR'
  /** As `definition.kind` says. */
  | 'DATA'
  /** The id of an uploaded picture, or a link to one. */
  | 'IMAGE'
  /** Several pictures: an array of ids, or of `{ asset_id, name }`. */
  | 'IMAGES'
  /** A whole number. */
  | 'INTEGER'
  /** Any number. */
  | 'NUMBER'
  /** A table: an array of rows, each an array of texts. */
  | 'TABLE'
  /** A text. */
  | 'TEXT'
  /** Several texts: an array. */
  | 'TEXTS';

/** What is done about times of a schedule at which no server was there for ten minutes. */
export type MissedTimes =
  /** One run for all of them, as soon as a server is there again. */
  | 'RUN_ONCE'
  /** Nothing: it runs when it comes next. */
  | 'SKIP';

/** Omitted fields stay as they are. */
export type UpdateScheduleInput = {
  /** As in `createSchedule`. */
  cron?: string | null | undefined;
  /** All that it is run with; null for what the workflow says itself. */
  inputs?: unknown;
  /** False switches it off; true switches it on again, and what was due meanwhile is not made up for. */
  isEnabled?: boolean | null | undefined;
  /** What is done about times that were missed. */
  missedTimes?: MissedTimes | null | undefined;
  /** USD in a calendar month, for all its runs together; null for no limit of its own. */
  monthlyBudget?: string | null | undefined;
  /** The id of your schedule. */
  scheduleId: string;
  /** As in `createSchedule`. */
  timeZone?: string | null | undefined;
};

/** Omitted fields stay as they are. */
export type UpdateTriggerInput = {
  /** All that every call has unless it says otherwise; null for nothing. */
  inputs?: unknown;
  /** False switches it off: calls are refused. */
  isEnabled?: boolean | null | undefined;
  /** What of the body an input is, by its name: a path such as `{"headline": "order.items.0.title"}`. Null where the body itself has `inputs`. */
  mapping?: unknown;
  /** USD in a calendar month, for all its runs together; null for no limit of its own. */
  monthlyBudget?: string | null | undefined;
  /** 1 to 100 characters. */
  name?: string | null | undefined;
  /** The id of your trigger. */
  triggerId: string;
};

export type CallResultFieldsFragment = { __typename: 'CallResult', at: string, outcome: CallOutcome, error: string | null, execution: { __typename: 'Execution', id: string, status: ExecutionStatus } | null };

export type SchedulesOfWorkflowQueryVariables = Exact<{
  id: string;
}>;


export type SchedulesOfWorkflowQuery = { __typename: 'Query', workflow: { __typename: 'Workflow', id: string, publishedVersion: { __typename: 'WorkflowVersion', id: string, version: number, graph: { __typename: 'GraphSnapshot', inputs: Array<{ __typename: 'WorkflowInput', name: string, label: string, kind: InputKind | null, isRequired: boolean, help: string | null }> } } | null } | null, schedules: { __typename: 'ScheduleConnection', nodes: Array<{ __typename: 'Schedule', id: string, cron: string, timeZone: string, description: string, isEnabled: boolean, missedTimes: MissedTimes, monthlyBudget: string | null, spentThisMonth: string, nextTimes: Array<string>, lastResult: { __typename: 'CallResult', at: string, outcome: CallOutcome, error: string | null, execution: { __typename: 'Execution', id: string, status: ExecutionStatus } | null } | null }> }, triggers: { __typename: 'TriggerConnection', nodes: Array<{ __typename: 'Trigger', id: string, name: string, url: string, hint: string, isEnabled: boolean, monthlyBudget: string | null, spentThisMonth: string, lastResult: { __typename: 'CallResult', at: string, outcome: CallOutcome, error: string | null, execution: { __typename: 'Execution', id: string, status: ExecutionStatus } | null } | null }> } };

export type ScheduleTimesQueryVariables = Exact<{
  cron: string;
  timeZone: string;
}>;


export type ScheduleTimesQuery = { __typename: 'Query', scheduleTimes: { __typename: 'ScheduleTimes', description: string, nextTimes: Array<string> } };

export type CreateScheduleMutationVariables = Exact<{
  input: CreateScheduleInput;
}>;


export type CreateScheduleMutation = { __typename: 'Mutation', createSchedule:
    | { __typename: 'CreateSchedulePayload', schedule: { __typename: 'Schedule', id: string } }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'InputInvalidError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'NotPublishedError', message: string }
   | null };

export type UpdateScheduleMutationVariables = Exact<{
  input: UpdateScheduleInput;
}>;


export type UpdateScheduleMutation = { __typename: 'Mutation', updateSchedule:
    | { __typename: 'InputInvalidError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'NotPublishedError', message: string }
    | { __typename: 'UpdateSchedulePayload', schedule: { __typename: 'Schedule', id: string, isEnabled: boolean, nextTimes: Array<string> } }
   | null };

export type DeleteScheduleMutationVariables = Exact<{
  input: DeleteScheduleInput;
}>;


export type DeleteScheduleMutation = { __typename: 'Mutation', deleteSchedule:
    | { __typename: 'DeleteSchedulePayload', scheduleId: string }
    | { __typename: 'NotFoundError', message: string }
   | null };

export type CreateTriggerMutationVariables = Exact<{
  input: CreateTriggerInput;
}>;


export type CreateTriggerMutation = { __typename: 'Mutation', createTrigger:
    | { __typename: 'CreateTriggerPayload', secret: string, trigger: { __typename: 'Trigger', id: string, url: string } }
    | { __typename: 'IdempotencyConflictError', message: string }
    | { __typename: 'InputInvalidError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'NotPublishedError', message: string }
   | null };

export type UpdateTriggerMutationVariables = Exact<{
  input: UpdateTriggerInput;
}>;


export type UpdateTriggerMutation = { __typename: 'Mutation', updateTrigger:
    | { __typename: 'InputInvalidError', message: string }
    | { __typename: 'NotFoundError', message: string }
    | { __typename: 'NotPublishedError', message: string }
    | { __typename: 'UpdateTriggerPayload', trigger: { __typename: 'Trigger', id: string, isEnabled: boolean } }
   | null };

export type DeleteTriggerMutationVariables = Exact<{
  input: DeleteTriggerInput;
}>;


export type DeleteTriggerMutation = { __typename: 'Mutation', deleteTrigger:
    | { __typename: 'DeleteTriggerPayload', triggerId: string }
    | { __typename: 'NotFoundError', message: string }
   | null };

export const CallResultFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallResultFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"execution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<CallResultFieldsFragment, unknown>;
export const SchedulesOfWorkflowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SchedulesOfWorkflow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"publishedVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"graph"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"inputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"isRequired"}},{"kind":"Field","name":{"kind":"Name","value":"help"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"schedules"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workflowId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cron"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"missedTimes"}},{"kind":"Field","name":{"kind":"Name","value":"monthlyBudget"}},{"kind":"Field","name":{"kind":"Name","value":"spentThisMonth"}},{"kind":"Field","name":{"kind":"Name","value":"nextTimes"}},{"kind":"Field","name":{"kind":"Name","value":"lastResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallResultFields"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"triggers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workflowId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"hint"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"monthlyBudget"}},{"kind":"Field","name":{"kind":"Name","value":"spentThisMonth"}},{"kind":"Field","name":{"kind":"Name","value":"lastResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"CallResultFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CallResultFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CallResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"execution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<SchedulesOfWorkflowQuery, SchedulesOfWorkflowQueryVariables>;
export const ScheduleTimesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScheduleTimes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"cron"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"scheduleTimes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"cron"},"value":{"kind":"Variable","name":{"kind":"Name","value":"cron"}}},{"kind":"Argument","name":{"kind":"Name","value":"timeZone"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timeZone"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"nextTimes"}}]}}]}}]} as unknown as DocumentNode<ScheduleTimesQuery, ScheduleTimesQueryVariables>;
export const CreateScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSchedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateScheduleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"createSchedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSchedulePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateScheduleMutation, CreateScheduleMutationVariables>;
export const UpdateScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSchedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateScheduleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"updateSchedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSchedulePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"schedule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"nextTimes"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateScheduleMutation, UpdateScheduleMutationVariables>;
export const DeleteScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSchedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteScheduleInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deleteSchedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteSchedulePayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"scheduleId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteScheduleMutation, DeleteScheduleMutationVariables>;
export const CreateTriggerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTrigger"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTriggerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"createTrigger"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTriggerPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"trigger"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTriggerMutation, CreateTriggerMutationVariables>;
export const UpdateTriggerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTrigger"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTriggerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"updateTrigger"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTriggerPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"trigger"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTriggerMutation, UpdateTriggerMutationVariables>;
export const DeleteTriggerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteTrigger"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTriggerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"deleteTrigger"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DeleteTriggerPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"triggerId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteTriggerMutation, DeleteTriggerMutationVariables>;