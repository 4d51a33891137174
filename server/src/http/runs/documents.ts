/* What the doors for programs (`/v1`, `/mcp`) ask the API. Each is a document like any client's. */

const inputParts = `
  fragment InputParts on WorkflowInput {
    name label help isRequired kind default
    choices { value label }
    definition { minimum maximum maxLength step }
  }`;

const publishedParts = `${inputParts}
  fragment PublishedParts on Workflow {
    id name description
    publishedVersion {
      version note publishedAt
      graph { inputs { ...InputParts } outputs { name label kind } }
    }
  }`;

const runParts = `
  fragment RunParts on Execution {
    id status version inputs rows
    createdAt startedAt finishedAt
    budget totalCost error errorCode
    workflow { id name }
    outputs { name label kind row
      texts { text }
      images { url previewUrl: url(width: 640) asset { id width height contentType name } }
      file { url name bytes }
    }
    nodeExecutions { status itemCounts { total completed failed } }
  }`;

const refusals = `
  __typename
  ... on Error { code message }
  ... on InputInvalidError { fields { path message } }
  ... on GraphInvalidError { problems { code message path } }`;

export const listPublished = `query ListPublished($first: Int!, $after: String) {
    workflows(first: $first, after: $after, isPublished: true) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...PublishedParts }
    }
  } ${publishedParts}`;

export const readPublished = `query ReadPublished($id: ID!) { workflow(id: $id) { ...PublishedParts } } ${publishedParts}`;

export const readSeveralPublished = `query ReadSeveralPublished($ids: [ID!]!) {
    nodes(ids: $ids) { ...PublishedParts }
  } ${publishedParts}`;

export const startRun = `mutation StartRun($input: ExecuteWorkflowInput!) {
    executeWorkflow(input: $input) { ${refusals} ... on ExecuteWorkflowPayload { execution { ...RunParts } } }
  } ${runParts}`;

export const readRun = `query ReadRun($id: ID!) { execution(id: $id) { ...RunParts } } ${runParts}`;

export const cancelRun = `mutation CancelRun($input: CancelExecutionInput!) {
    cancelExecution(input: $input) { ${refusals} ... on CancelExecutionPayload { execution { ...RunParts } } }
  } ${runParts}`;

export const listRuns = `query ListRuns($first: Int!, $after: String, $workflowId: ID, $status: [ExecutionStatus!]) {
    executions(first: $first, after: $after, workflowId: $workflowId, status: $status) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id status version createdAt finishedAt totalCost error errorCode workflow { id name } }
    }
  }`;

/** Until the run has ended; each event with how far it is. */
export const followRun = `subscription FollowRun($id: ID!) {
    executionEvents(executionId: $id) {
      sequence
      execution { status nodeExecutions { status itemCounts { total completed failed } } }
    }
  }`;
