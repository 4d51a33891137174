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
    "\n  fragment CallResultFields on CallResult {\n    at\n    outcome\n    error\n    execution {\n      id\n      status\n    }\n  }\n": typeof types.CallResultFieldsFragmentDoc,
    "\n  query SchedulesOfWorkflow($id: ID!) {\n    workflow(id: $id) {\n      id\n      publishedVersion {\n        id\n        version\n        graph {\n          inputs {\n            name\n            label\n            kind\n            isRequired\n            help\n          }\n        }\n      }\n    }\n    schedules(workflowId: $id, first: 100) {\n      nodes {\n        id\n        cron\n        timeZone\n        description\n        isEnabled\n        missedTimes\n        monthlyBudget\n        spentThisMonth\n        nextTimes\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n    triggers(workflowId: $id, first: 100) {\n      nodes {\n        id\n        name\n        url\n        hint\n        isEnabled\n        monthlyBudget\n        spentThisMonth\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n  }\n": typeof types.SchedulesOfWorkflowDocument,
    "\n  query ScheduleTimes($cron: String!, $timeZone: String!) {\n    scheduleTimes(cron: $cron, timeZone: $timeZone) {\n      description\n      nextTimes\n    }\n  }\n": typeof types.ScheduleTimesDocument,
    "\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      ... on CreateSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.CreateScheduleDocument,
    "\n  mutation UpdateSchedule($input: UpdateScheduleInput!) {\n    updateSchedule(input: $input) {\n      ... on UpdateSchedulePayload {\n        schedule {\n          id\n          isEnabled\n          nextTimes\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.UpdateScheduleDocument,
    "\n  mutation DeleteSchedule($input: DeleteScheduleInput!) {\n    deleteSchedule(input: $input) {\n      ... on DeleteSchedulePayload {\n        scheduleId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.DeleteScheduleDocument,
    "\n  mutation CreateTrigger($input: CreateTriggerInput!) {\n    createTrigger(input: $input) {\n      ... on CreateTriggerPayload {\n        secret\n        trigger {\n          id\n          url\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.CreateTriggerDocument,
    "\n  mutation UpdateTrigger($input: UpdateTriggerInput!) {\n    updateTrigger(input: $input) {\n      ... on UpdateTriggerPayload {\n        trigger {\n          id\n          isEnabled\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.UpdateTriggerDocument,
    "\n  mutation DeleteTrigger($input: DeleteTriggerInput!) {\n    deleteTrigger(input: $input) {\n      ... on DeleteTriggerPayload {\n        triggerId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.DeleteTriggerDocument,
};
const documents: Documents = {
    "\n  fragment CallResultFields on CallResult {\n    at\n    outcome\n    error\n    execution {\n      id\n      status\n    }\n  }\n": types.CallResultFieldsFragmentDoc,
    "\n  query SchedulesOfWorkflow($id: ID!) {\n    workflow(id: $id) {\n      id\n      publishedVersion {\n        id\n        version\n        graph {\n          inputs {\n            name\n            label\n            kind\n            isRequired\n            help\n          }\n        }\n      }\n    }\n    schedules(workflowId: $id, first: 100) {\n      nodes {\n        id\n        cron\n        timeZone\n        description\n        isEnabled\n        missedTimes\n        monthlyBudget\n        spentThisMonth\n        nextTimes\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n    triggers(workflowId: $id, first: 100) {\n      nodes {\n        id\n        name\n        url\n        hint\n        isEnabled\n        monthlyBudget\n        spentThisMonth\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n  }\n": types.SchedulesOfWorkflowDocument,
    "\n  query ScheduleTimes($cron: String!, $timeZone: String!) {\n    scheduleTimes(cron: $cron, timeZone: $timeZone) {\n      description\n      nextTimes\n    }\n  }\n": types.ScheduleTimesDocument,
    "\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      ... on CreateSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.CreateScheduleDocument,
    "\n  mutation UpdateSchedule($input: UpdateScheduleInput!) {\n    updateSchedule(input: $input) {\n      ... on UpdateSchedulePayload {\n        schedule {\n          id\n          isEnabled\n          nextTimes\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.UpdateScheduleDocument,
    "\n  mutation DeleteSchedule($input: DeleteScheduleInput!) {\n    deleteSchedule(input: $input) {\n      ... on DeleteSchedulePayload {\n        scheduleId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.DeleteScheduleDocument,
    "\n  mutation CreateTrigger($input: CreateTriggerInput!) {\n    createTrigger(input: $input) {\n      ... on CreateTriggerPayload {\n        secret\n        trigger {\n          id\n          url\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.CreateTriggerDocument,
    "\n  mutation UpdateTrigger($input: UpdateTriggerInput!) {\n    updateTrigger(input: $input) {\n      ... on UpdateTriggerPayload {\n        trigger {\n          id\n          isEnabled\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.UpdateTriggerDocument,
    "\n  mutation DeleteTrigger($input: DeleteTriggerInput!) {\n    deleteTrigger(input: $input) {\n      ... on DeleteTriggerPayload {\n        triggerId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.DeleteTriggerDocument,
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
export function graphql(source: "\n  fragment CallResultFields on CallResult {\n    at\n    outcome\n    error\n    execution {\n      id\n      status\n    }\n  }\n"): (typeof documents)["\n  fragment CallResultFields on CallResult {\n    at\n    outcome\n    error\n    execution {\n      id\n      status\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SchedulesOfWorkflow($id: ID!) {\n    workflow(id: $id) {\n      id\n      publishedVersion {\n        id\n        version\n        graph {\n          inputs {\n            name\n            label\n            kind\n            isRequired\n            help\n          }\n        }\n      }\n    }\n    schedules(workflowId: $id, first: 100) {\n      nodes {\n        id\n        cron\n        timeZone\n        description\n        isEnabled\n        missedTimes\n        monthlyBudget\n        spentThisMonth\n        nextTimes\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n    triggers(workflowId: $id, first: 100) {\n      nodes {\n        id\n        name\n        url\n        hint\n        isEnabled\n        monthlyBudget\n        spentThisMonth\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query SchedulesOfWorkflow($id: ID!) {\n    workflow(id: $id) {\n      id\n      publishedVersion {\n        id\n        version\n        graph {\n          inputs {\n            name\n            label\n            kind\n            isRequired\n            help\n          }\n        }\n      }\n    }\n    schedules(workflowId: $id, first: 100) {\n      nodes {\n        id\n        cron\n        timeZone\n        description\n        isEnabled\n        missedTimes\n        monthlyBudget\n        spentThisMonth\n        nextTimes\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n    triggers(workflowId: $id, first: 100) {\n      nodes {\n        id\n        name\n        url\n        hint\n        isEnabled\n        monthlyBudget\n        spentThisMonth\n        lastResult {\n          ...CallResultFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ScheduleTimes($cron: String!, $timeZone: String!) {\n    scheduleTimes(cron: $cron, timeZone: $timeZone) {\n      description\n      nextTimes\n    }\n  }\n"): (typeof documents)["\n  query ScheduleTimes($cron: String!, $timeZone: String!) {\n    scheduleTimes(cron: $cron, timeZone: $timeZone) {\n      description\n      nextTimes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      ... on CreateSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateSchedule($input: CreateScheduleInput!) {\n    createSchedule(input: $input) {\n      ... on CreateSchedulePayload {\n        schedule {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSchedule($input: UpdateScheduleInput!) {\n    updateSchedule(input: $input) {\n      ... on UpdateSchedulePayload {\n        schedule {\n          id\n          isEnabled\n          nextTimes\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSchedule($input: UpdateScheduleInput!) {\n    updateSchedule(input: $input) {\n      ... on UpdateSchedulePayload {\n        schedule {\n          id\n          isEnabled\n          nextTimes\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteSchedule($input: DeleteScheduleInput!) {\n    deleteSchedule(input: $input) {\n      ... on DeleteSchedulePayload {\n        scheduleId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteSchedule($input: DeleteScheduleInput!) {\n    deleteSchedule(input: $input) {\n      ... on DeleteSchedulePayload {\n        scheduleId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateTrigger($input: CreateTriggerInput!) {\n    createTrigger(input: $input) {\n      ... on CreateTriggerPayload {\n        secret\n        trigger {\n          id\n          url\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateTrigger($input: CreateTriggerInput!) {\n    createTrigger(input: $input) {\n      ... on CreateTriggerPayload {\n        secret\n        trigger {\n          id\n          url\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateTrigger($input: UpdateTriggerInput!) {\n    updateTrigger(input: $input) {\n      ... on UpdateTriggerPayload {\n        trigger {\n          id\n          isEnabled\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateTrigger($input: UpdateTriggerInput!) {\n    updateTrigger(input: $input) {\n      ... on UpdateTriggerPayload {\n        trigger {\n          id\n          isEnabled\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTrigger($input: DeleteTriggerInput!) {\n    deleteTrigger(input: $input) {\n      ... on DeleteTriggerPayload {\n        triggerId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteTrigger($input: DeleteTriggerInput!) {\n    deleteTrigger(input: $input) {\n      ... on DeleteTriggerPayload {\n        triggerId\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;