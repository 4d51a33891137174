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
    "\n  fragment VersionFields on WorkflowVersion {\n    id\n    version\n    name\n    note\n    isPublished\n    publishedAt\n    createdAt\n    changes {\n      count\n      affectsRuns\n    }\n    problems {\n      severity\n      message\n    }\n  }\n": typeof types.VersionFieldsFragmentDoc,
    "\n  query WorkflowVersions($id: ID!, $first: Int!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n      versions(first: $first) {\n        totalCount\n        nodes {\n          ...VersionFields\n        }\n      }\n    }\n  }\n": typeof types.WorkflowVersionsDocument,
    "\n  query PublishedState($id: ID!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n        problems {\n          severity\n        }\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n    }\n  }\n": typeof types.PublishedStateDocument,
    "\n  query CompareVersions($id: ID!, $from: Int!, $to: Int!) {\n    compareWorkflowVersions(workflowId: $id, from: $from, to: $to) {\n      count\n      changes {\n        kind\n        text\n        nodeKeys\n        affectsRuns\n      }\n    }\n    before: workflowVersion(workflowId: $id, version: $from) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    after: workflowVersion(workflowId: $id, version: $to) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    workflow(id: $id) {\n      id\n      version\n      nodes {\n        id\n        key\n        name\n        position {\n          x\n          y\n        }\n      }\n      edges {\n        id\n        sourceKey\n        sourceHandle\n        targetKey\n        targetHandle\n      }\n    }\n  }\n": typeof types.CompareVersionsDocument,
    "\n  fragment DrawnGraph on GraphSnapshot {\n    nodes {\n      key\n      name\n      position {\n        x\n        y\n      }\n    }\n    edges {\n      sourceKey\n      sourceHandle\n      targetKey\n      targetHandle\n    }\n  }\n": typeof types.DrawnGraphFragmentDoc,
    "\n  mutation PublishWorkflow($input: PublishWorkflowInput!) {\n    publishWorkflow(input: $input) {\n      ... on PublishWorkflowPayload {\n        version {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.PublishWorkflowDocument,
    "\n  mutation UnpublishWorkflow($input: UnpublishWorkflowInput!) {\n    unpublishWorkflow(input: $input) {\n      ... on UnpublishWorkflowPayload {\n        workflow {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.UnpublishWorkflowDocument,
    "\n  mutation RestoreWorkflowVersion($input: RestoreWorkflowVersionInput!) {\n    restoreWorkflowVersion(input: $input) {\n      ... on RestoreWorkflowVersionPayload {\n        workflow {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.RestoreWorkflowVersionDocument,
    "\n  mutation NameWorkflowVersion($input: NameWorkflowVersionInput!) {\n    nameWorkflowVersion(input: $input) {\n      ... on NameWorkflowVersionPayload {\n        version {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": typeof types.NameWorkflowVersionDocument,
};
const documents: Documents = {
    "\n  fragment VersionFields on WorkflowVersion {\n    id\n    version\n    name\n    note\n    isPublished\n    publishedAt\n    createdAt\n    changes {\n      count\n      affectsRuns\n    }\n    problems {\n      severity\n      message\n    }\n  }\n": types.VersionFieldsFragmentDoc,
    "\n  query WorkflowVersions($id: ID!, $first: Int!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n      versions(first: $first) {\n        totalCount\n        nodes {\n          ...VersionFields\n        }\n      }\n    }\n  }\n": types.WorkflowVersionsDocument,
    "\n  query PublishedState($id: ID!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n        problems {\n          severity\n        }\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n    }\n  }\n": types.PublishedStateDocument,
    "\n  query CompareVersions($id: ID!, $from: Int!, $to: Int!) {\n    compareWorkflowVersions(workflowId: $id, from: $from, to: $to) {\n      count\n      changes {\n        kind\n        text\n        nodeKeys\n        affectsRuns\n      }\n    }\n    before: workflowVersion(workflowId: $id, version: $from) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    after: workflowVersion(workflowId: $id, version: $to) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    workflow(id: $id) {\n      id\n      version\n      nodes {\n        id\n        key\n        name\n        position {\n          x\n          y\n        }\n      }\n      edges {\n        id\n        sourceKey\n        sourceHandle\n        targetKey\n        targetHandle\n      }\n    }\n  }\n": types.CompareVersionsDocument,
    "\n  fragment DrawnGraph on GraphSnapshot {\n    nodes {\n      key\n      name\n      position {\n        x\n        y\n      }\n    }\n    edges {\n      sourceKey\n      sourceHandle\n      targetKey\n      targetHandle\n    }\n  }\n": types.DrawnGraphFragmentDoc,
    "\n  mutation PublishWorkflow($input: PublishWorkflowInput!) {\n    publishWorkflow(input: $input) {\n      ... on PublishWorkflowPayload {\n        version {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.PublishWorkflowDocument,
    "\n  mutation UnpublishWorkflow($input: UnpublishWorkflowInput!) {\n    unpublishWorkflow(input: $input) {\n      ... on UnpublishWorkflowPayload {\n        workflow {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.UnpublishWorkflowDocument,
    "\n  mutation RestoreWorkflowVersion($input: RestoreWorkflowVersionInput!) {\n    restoreWorkflowVersion(input: $input) {\n      ... on RestoreWorkflowVersionPayload {\n        workflow {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.RestoreWorkflowVersionDocument,
    "\n  mutation NameWorkflowVersion($input: NameWorkflowVersionInput!) {\n    nameWorkflowVersion(input: $input) {\n      ... on NameWorkflowVersionPayload {\n        version {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n": types.NameWorkflowVersionDocument,
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
export function graphql(source: "\n  fragment VersionFields on WorkflowVersion {\n    id\n    version\n    name\n    note\n    isPublished\n    publishedAt\n    createdAt\n    changes {\n      count\n      affectsRuns\n    }\n    problems {\n      severity\n      message\n    }\n  }\n"): (typeof documents)["\n  fragment VersionFields on WorkflowVersion {\n    id\n    version\n    name\n    note\n    isPublished\n    publishedAt\n    createdAt\n    changes {\n      count\n      affectsRuns\n    }\n    problems {\n      severity\n      message\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query WorkflowVersions($id: ID!, $first: Int!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n      versions(first: $first) {\n        totalCount\n        nodes {\n          ...VersionFields\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query WorkflowVersions($id: ID!, $first: Int!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n      versions(first: $first) {\n        totalCount\n        nodes {\n          ...VersionFields\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PublishedState($id: ID!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n        problems {\n          severity\n        }\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n    }\n  }\n"): (typeof documents)["\n  query PublishedState($id: ID!) {\n    workflow(id: $id) {\n      id\n      version\n      publishedVersion {\n        id\n        version\n        problems {\n          severity\n        }\n      }\n      unpublishedChanges {\n        count\n        affectsRuns\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CompareVersions($id: ID!, $from: Int!, $to: Int!) {\n    compareWorkflowVersions(workflowId: $id, from: $from, to: $to) {\n      count\n      changes {\n        kind\n        text\n        nodeKeys\n        affectsRuns\n      }\n    }\n    before: workflowVersion(workflowId: $id, version: $from) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    after: workflowVersion(workflowId: $id, version: $to) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    workflow(id: $id) {\n      id\n      version\n      nodes {\n        id\n        key\n        name\n        position {\n          x\n          y\n        }\n      }\n      edges {\n        id\n        sourceKey\n        sourceHandle\n        targetKey\n        targetHandle\n      }\n    }\n  }\n"): (typeof documents)["\n  query CompareVersions($id: ID!, $from: Int!, $to: Int!) {\n    compareWorkflowVersions(workflowId: $id, from: $from, to: $to) {\n      count\n      changes {\n        kind\n        text\n        nodeKeys\n        affectsRuns\n      }\n    }\n    before: workflowVersion(workflowId: $id, version: $from) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    after: workflowVersion(workflowId: $id, version: $to) {\n      id\n      graph {\n        ...DrawnGraph\n      }\n    }\n    workflow(id: $id) {\n      id\n      version\n      nodes {\n        id\n        key\n        name\n        position {\n          x\n          y\n        }\n      }\n      edges {\n        id\n        sourceKey\n        sourceHandle\n        targetKey\n        targetHandle\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment DrawnGraph on GraphSnapshot {\n    nodes {\n      key\n      name\n      position {\n        x\n        y\n      }\n    }\n    edges {\n      sourceKey\n      sourceHandle\n      targetKey\n      targetHandle\n    }\n  }\n"): (typeof documents)["\n  fragment DrawnGraph on GraphSnapshot {\n    nodes {\n      key\n      name\n      position {\n        x\n        y\n      }\n    }\n    edges {\n      sourceKey\n      sourceHandle\n      targetKey\n      targetHandle\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PublishWorkflow($input: PublishWorkflowInput!) {\n    publishWorkflow(input: $input) {\n      ... on PublishWorkflowPayload {\n        version {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation PublishWorkflow($input: PublishWorkflowInput!) {\n    publishWorkflow(input: $input) {\n      ... on PublishWorkflowPayload {\n        version {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UnpublishWorkflow($input: UnpublishWorkflowInput!) {\n    unpublishWorkflow(input: $input) {\n      ... on UnpublishWorkflowPayload {\n        workflow {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation UnpublishWorkflow($input: UnpublishWorkflowInput!) {\n    unpublishWorkflow(input: $input) {\n      ... on UnpublishWorkflowPayload {\n        workflow {\n          id\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RestoreWorkflowVersion($input: RestoreWorkflowVersionInput!) {\n    restoreWorkflowVersion(input: $input) {\n      ... on RestoreWorkflowVersionPayload {\n        workflow {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation RestoreWorkflowVersion($input: RestoreWorkflowVersionInput!) {\n    restoreWorkflowVersion(input: $input) {\n      ... on RestoreWorkflowVersionPayload {\n        workflow {\n          id\n          version\n        }\n      }\n      ... on GraphInvalidError {\n        problems {\n          message\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation NameWorkflowVersion($input: NameWorkflowVersionInput!) {\n    nameWorkflowVersion(input: $input) {\n      ... on NameWorkflowVersionPayload {\n        version {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation NameWorkflowVersion($input: NameWorkflowVersionInput!) {\n    nameWorkflowVersion(input: $input) {\n      ... on NameWorkflowVersionPayload {\n        version {\n          id\n          name\n        }\n      }\n      ... on Error {\n        message\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;