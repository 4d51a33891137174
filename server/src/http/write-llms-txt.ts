import type { Introspection } from './guard-operations.ts';

/** A guide of one page for programs that read, in the form of https://llmstxt.org. */
export function writeLlmsTxt(
  origin: string,
  { hasExplorer, introspection }: { hasExplorer: boolean; introspection: Introspection },
): string {
  const socket = origin.replace(/^http/, 'ws');
  const readers = { everyone: 'for everybody', 'signed-in': 'with a token', off: 'not told on this server' };
  return `# VisualAdGen

> A visual workflow builder that makes ad images, and the same workflows as a typed GraphQL API: create one, run it, follow each node live, fetch the pictures.

- Every operation is a POST of JSON to ${origin}/graphql: \`{"query": "…", "variables": {…}}\`, one operation in each request.
- Say who you are with \`Authorization: Bearer <token>\`: a personal access token (\`vag_…\`, made in the editor under Account → Access tokens) or a session of the sign-in.
- A mutation answers with a union: ask for \`__typename\`, the payload, and \`... on Error { code message }\`.
- Every other error stands in \`errors\`, with \`extensions.code\`. \`RATE_LIMITED\` says in \`extensions.retryAfter\` when to come again.
- Lists are Relay connections, of at most 100 a page; ids are opaque.
- Give \`executeWorkflow\` an \`idempotencyKey\`: sent twice, it runs once and pays once.
- Running a workflow can cost money. \`estimateCost\` says how much, and \`budget\` stops a run before it costs more.

## API

- [Schema](${origin}/schema.graphql): all types, fields and arguments, with what each means (${readers[introspection]})
- [Live events](${socket}/graphql): \`executionEvents\` over WebSocket (\`graphql-transport-ws\`, \`{"authorization": "Bearer <token>"}\` in \`connection_init\`) or as server-sent events (POST with \`accept: text/event-stream\`). Events are numbered; \`afterSequence\` goes on after the last one seen.
${hasExplorer ? `- [Explorer](${origin}/graphiql): for trying operations in a browser\n` : ''}- [Health](${origin}/health/ready): whether this server takes requests

## Published workflows as functions

- [MCP](${origin}/mcp): streamable HTTP, \`Authorization: Bearer <token>\`; each published workflow is a tool that takes its inputs and gives its pictures.
- [OpenAPI](${origin}/v1/openapi.json) (with a token): \`POST ${origin}/v1/workflows/{id}/runs\` with \`{"inputs": {…}}\`, then \`GET ${origin}/v1/runs/{id}\`; \`Prefer: wait=30\` waits for the end.

## From nothing to a picture

1. \`createWorkflow(input: {name, graph})\`: \`nodeTypes\` and \`imageModels\` say what a graph may have; \`workflowTemplates\` has whole ones.
2. \`executeWorkflow(input: {workflowId, idempotencyKey})\` comes back at once with the execution.
3. Follow \`executionEvents(executionId)\` until it completes, or ask for \`execution(id) { status }\`.
4. \`execution(id) { generations(first: 20) { edges { node { images { url } } } } }\`: links are good for 14 days; ask again for new ones.
`;
}
