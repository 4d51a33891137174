/* The operations that the tests send, as a program of somebody else would write them. */

export const createWorkflow = `mutation ($input: CreateWorkflowInput!) {
  createWorkflow(input: $input) {
    __typename
    ... on CreateWorkflowPayload { workflow { id version } }
    ... on Error { code message }
    ... on GraphInvalidError { problems { code message nodeKeys path } }
    ... on InputInvalidError { fields { path message } }
  }
}`;

export const saveWorkflowGraph = `mutation ($input: SaveWorkflowGraphInput!) {
  saveWorkflowGraph(input: $input) {
    __typename
    ... on SaveWorkflowGraphPayload { workflow { id version } }
    ... on Error { code message }
    ... on GraphInvalidError { problems { code message nodeKeys path } }
    ... on VersionConflictError { workflow { id version name } }
  }
}`;

export const executeWorkflow = `mutation ($input: ExecuteWorkflowInput!) {
  executeWorkflow(input: $input) {
    __typename
    ... on ExecuteWorkflowPayload { execution { id status } }
    ... on Error { code message }
    ... on GraphInvalidError { problems { code message nodeKeys path } }
    ... on IdempotencyConflictError { execution { id } }
  }
}`;

export const cancelExecution = `mutation ($input: CancelExecutionInput!) {
  cancelExecution(input: $input) {
    __typename
    ... on CancelExecutionPayload { execution { id status } }
    ... on Error { code message }
    ... on StateConflictError { execution { id status } }
  }
}`;

export const createUpload = `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) {
    __typename
    ... on CreateUploadPayload { uploadUrl expiresAt }
    ... on Error { code message }
    ... on InputInvalidError { fields { path message } }
  }
}`;

export const readExecution = `query ($id: ID!) {
  execution(id: $id) {
    id status totalCost error errorCode startedAt finishedAt lastSequence
    workflow { id }
    nodeExecutions {
      id status input output error errorCode errorDetails attempts cost startedAt finishedAt
      node { key type name }
    }
    generations(first: 100) {
      edges { node {
        id status model prompt parameters aspectRatio cost error errorCode
        images { id url width height contentType byteSize }
        nodeExecution { node { key } }
      } }
    }
  }
}`;

export const executionEvents = `subscription ($executionId: ID!, $afterSequence: Int) {
  executionEvents(executionId: $executionId, afterSequence: $afterSequence) {
    __typename sequence at
    execution { id status totalCost errorCode }
    ... on NodeEvent { nodeExecution { status attempts input output errorCode errorDetails node { key } } }
    ... on NodeProgressed { progress { message queuePosition fraction } }
  }
}`;

export interface EventSeen {
  __typename: string;
  sequence: number;
  at: string;
  execution: { id: string; status: string; totalCost: string; errorCode: string | null };
  nodeExecution?: Pick<NodeExecutionSeen, 'status' | 'attempts' | 'input' | 'output' | 'errorCode' | 'errorDetails'> & {
    node: { key: string };
  };
  progress?: { message: string | null; queuePosition: number | null; fraction: number | null };
}

export interface NodeExecutionSeen {
  id: string;
  status: string;
  input: Record<string, unknown> | null;
  output: Record<string, unknown> | null;
  error: string | null;
  errorCode: string | null;
  errorDetails: Record<string, unknown> | null;
  attempts: number;
  cost: string;
  startedAt: string | null;
  finishedAt: string | null;
  node: { key: string; type: string; name: string };
}

export interface GenerationSeen {
  id: string;
  status: string;
  model: string;
  prompt: string;
  parameters: Record<string, unknown>;
  aspectRatio: string | null;
  cost: string | null;
  error: string | null;
  errorCode: string | null;
  images: { id: string; url: string; width: number; height: number; contentType: string; byteSize: number }[];
  nodeExecution: { node: { key: string } };
}

export interface ExecutionSeen {
  id: string;
  status: string;
  totalCost: string;
  error: string | null;
  errorCode: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  lastSequence: number;
  workflow: { id: string } | null;
  nodeExecutions: NodeExecutionSeen[];
  generations: { edges: { node: GenerationSeen }[] };
}
