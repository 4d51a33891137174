import { inputsSchema } from '../runs/input-schema.ts';
import type { PublishedWorkflow } from '../runs/published-workflow.ts';
import { errorSchema, runSchema, workflowSchema } from './schemas.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = { description: 'Why nothing was done.', content: json(ref('Error')) };
const aRun = { description: 'The run.', content: json(ref('Run')) };
const wait = {
  name: 'Prefer',
  in: 'header',
  description: 'wait=30 waits up to 30 seconds (at most 60) for the run to end before it answers.',
  schema: { type: 'string' },
};
const idInPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

/** OpenAPI 3.1 of `/v1`: a path of its own for each workflow, with what it asks and gives. */
export function writeOpenApi(
  { origin, version }: { origin: string; version: string },
  workflows: readonly PublishedWorkflow[],
) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'VisualAdGen',
      version,
      description:
        'Published workflows as functions. Send a personal access token as `Authorization: Bearer …`. The whole API is GraphQL, at /graphql.',
    },
    servers: [{ url: `${origin}/v1` }],
    security: [{ token: [] }],
    paths: {
      '/workflows': {
        get: {
          operationId: 'listWorkflows',
          summary: 'The workflows that are published',
          parameters: [
            { name: 'first', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
            { name: 'after', in: 'query', description: '`next` of the page before.', schema: { type: 'string' } },
          ],
          responses: { 200: { description: 'A page of them.', content: json(workflowPage) }, default: refused },
        },
      },
      ...Object.fromEntries(workflows.map((workflow) => [`/workflows/${workflow.id}/runs`, runPath(workflow)])),
      '/runs/{id}': {
        get: {
          operationId: 'getRun',
          summary: 'A run: how far it is, what it gave and what it cost',
          parameters: [idInPath('id'), wait],
          responses: { 200: aRun, default: refused },
        },
      },
      '/runs/{id}/cancel': {
        post: {
          operationId: 'cancelRun',
          summary: 'Ends a run; what it has made stays',
          parameters: [idInPath('id')],
          responses: { 200: aRun, default: refused },
        },
      },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' } },
      schemas: { Run: runSchema, Workflow: workflowSchema, Error: errorSchema },
    },
  };
}

const workflowPage = {
  type: 'object',
  required: ['workflows', 'totalCount', 'next'],
  properties: {
    workflows: { type: 'array', items: ref('Workflow') },
    totalCount: { type: 'integer' },
    next: { type: ['string', 'null'], description: 'Pass it as `after` for the next page; null where there is none.' },
  },
};

function runPath({ id, name, description, publishedVersion }: PublishedWorkflow) {
  const inputs = inputsSchema(publishedVersion.graph.inputs);
  const body = {
    type: 'object',
    properties: {
      inputs,
      rows: { type: 'array', items: inputs, description: 'Instead of `inputs`: one run over several rows of them.' },
      budget: { type: 'string', description: 'USD. No paid call starts that would exceed it.' },
      version: { type: 'integer', description: 'By default the published one.' },
      idempotencyKey: {
        type: 'string',
        maxLength: 200,
        description: 'Sent twice, it gives the same run and pays once.',
      },
    },
    additionalProperties: false,
  };
  return {
    post: {
      operationId: `run_${id.replace(/[^A-Za-z0-9]/g, '')}`,
      summary: name,
      ...(description !== null && { description }),
      parameters: [wait, { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } }],
      requestBody: { required: inputs.required !== undefined, content: json(body) },
      responses: {
        201: { ...aRun, headers: { Location: { schema: { type: 'string' } } } },
        default: refused,
      },
    },
  };
}
