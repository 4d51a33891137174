import { graphql } from './generated/gql.ts';

export const VersionFields = graphql(`
  fragment VersionFields on WorkflowVersion {
    id
    version
    name
    note
    isPublished
    publishedAt
    createdAt
    changes {
      count
      affectsRuns
    }
    problems {
      severity
      message
    }
  }
`);

/** What was kept of a workflow, and how what is published stands to the draft. */
export const VersionsQuery = graphql(`
  query WorkflowVersions($id: ID!, $first: Int!) {
    workflow(id: $id) {
      id
      version
      publishedVersion {
        id
        version
      }
      unpublishedChanges {
        count
        affectsRuns
      }
      versions(first: $first) {
        totalCount
        nodes {
          ...VersionFields
        }
      }
    }
  }
`);

/** The same as far as the bar says it. */
export const PublishedQuery = graphql(`
  query PublishedState($id: ID!) {
    workflow(id: $id) {
      id
      version
      publishedVersion {
        id
        version
        problems {
          severity
        }
      }
      unpublishedChanges {
        count
        affectsRuns
      }
    }
  }
`);

export const ComparisonQuery = graphql(`
  query CompareVersions($id: ID!, $from: Int!, $to: Int!) {
    compareWorkflowVersions(workflowId: $id, from: $from, to: $to) {
      count
      changes {
        kind
        text
        nodeKeys
        affectsRuns
      }
    }
    before: workflowVersion(workflowId: $id, version: $from) {
      id
      graph {
        ...DrawnGraph
      }
    }
    after: workflowVersion(workflowId: $id, version: $to) {
      id
      graph {
        ...DrawnGraph
      }
    }
    workflow(id: $id) {
      id
      version
      nodes {
        id
        key
        name
        position {
          x
          y
        }
      }
      edges {
        id
        sourceKey
        sourceHandle
        targetKey
        targetHandle
      }
    }
  }
`);

export const DrawnGraph = graphql(`
  fragment DrawnGraph on GraphSnapshot {
    nodes {
      key
      name
      position {
        x
        y
      }
    }
    edges {
      sourceKey
      sourceHandle
      targetKey
      targetHandle
    }
  }
`);

export const PublishMutation = graphql(`
  mutation PublishWorkflow($input: PublishWorkflowInput!) {
    publishWorkflow(input: $input) {
      ... on PublishWorkflowPayload {
        version {
          id
          version
        }
      }
      ... on GraphInvalidError {
        problems {
          message
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const UnpublishMutation = graphql(`
  mutation UnpublishWorkflow($input: UnpublishWorkflowInput!) {
    unpublishWorkflow(input: $input) {
      ... on UnpublishWorkflowPayload {
        workflow {
          id
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const RestoreMutation = graphql(`
  mutation RestoreWorkflowVersion($input: RestoreWorkflowVersionInput!) {
    restoreWorkflowVersion(input: $input) {
      ... on RestoreWorkflowVersionPayload {
        workflow {
          id
          version
        }
      }
      ... on GraphInvalidError {
        problems {
          message
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const NameMutation = graphql(`
  mutation NameWorkflowVersion($input: NameWorkflowVersionInput!) {
    nameWorkflowVersion(input: $input) {
      ... on NameWorkflowVersionPayload {
        version {
          id
          name
        }
      }
      ... on Error {
        message
      }
    }
  }
`);
