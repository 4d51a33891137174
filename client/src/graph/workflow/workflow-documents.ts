import { graphql } from '../../api/generated/gql.ts';

export const NoteFields = graphql(`
  fragment NoteFields on WorkflowNote {
    key
    text
    color
    position {
      x
      y
    }
    size {
      width
      height
    }
  }
`);

export const FrameFields = graphql(`
  fragment FrameFields on WorkflowFrame {
    key
    title
    color
    position {
      x
      y
    }
    size {
      width
      height
    }
  }
`);

export const InputFields = graphql(`
  fragment InputFields on WorkflowInput {
    name
    label
    help
    isRequired
    nodeKey
    field
  }
`);

export const OutputFields = graphql(`
  fragment OutputFields on WorkflowOutput {
    name
    label
    nodeKey
    output
    isNamed
  }
`);

export const GraphFields = graphql(`
  fragment GraphFields on Workflow {
    id
    version
    nodes {
      id
      key
      type
      name
      config
      position {
        x
        y
      }
      hasBreakpoint
      isFresh
      isMuted
      stopsAtFailedItem
      hasErrorOutput
      asset {
        id
        url
        small: url(width: 256)
        medium: url(width: 640)
        large: url(width: 1280)
        width
        height
      }
    }
    edges {
      id
      sourceKey
      sourceHandle
      targetKey
      targetHandle
      isAllAtOnce
    }
    notes {
      ...NoteFields
    }
    frames {
      ...FrameFields
    }
    inputs {
      ...InputFields
    }
    outputs {
      ...OutputFields
    }
    problems {
      code
      severity
      message
      nodeKeys
      path
    }
  }
`);

export const WorkflowQuery = graphql(`
  query EditorWorkflow($id: ID!) {
    workflow(id: $id) {
      ...GraphFields
      name
      description
      updatedAt
      lastExecution {
        id
        status
      }
    }
  }
`);

export const WorkflowDetailsQuery = graphql(`
  query WorkflowDetails($id: ID!) {
    workflow(id: $id) {
      id
      name
      description
    }
  }
`);

export const SaveWorkflowGraphMutation = graphql(`
  mutation SaveWorkflowGraph($input: SaveWorkflowGraphInput!) {
    saveWorkflowGraph(input: $input) {
      ... on SaveWorkflowGraphPayload {
        workflow {
          ...GraphFields
          updatedAt
        }
      }
      ... on Error {
        message
        code
      }
      ... on GraphInvalidError {
        problems {
          code
          severity
          message
          nodeKeys
          path
        }
      }
      ... on VersionConflictError {
        workflow {
          ...GraphFields
          updatedAt
        }
      }
    }
  }
`);

export const UpdateWorkflowMutation = graphql(`
  mutation UpdateWorkflow($input: UpdateWorkflowInput!) {
    updateWorkflow(input: $input) {
      ... on UpdateWorkflowPayload {
        workflow {
          id
          name
          description
          updatedAt
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
