import type { CallToolResult } from '@modelcontextprotocol/server';
import type { ApiClient } from '../api-client.ts';
import { listRuns } from '../runs/documents.ts';
import { readRunView } from '../runs/run-view.ts';
import type { JsonSchema } from '../runs/input-schema.ts';
import { runContent } from './run-content.ts';
import type { Tool, ToolContext } from './tool.ts';

const page: Record<string, JsonSchema> = {
  first: { type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'How many.' },
  after: { type: 'string', description: '`endCursor` of the page before.' },
};

/** Tools that only read. */
export const listingTools: readonly Tool[] = [
  {
    name: 'list_runs',
    title: 'Runs',
    description: 'Runs of this account’s workflows, newest first, with their status and cost.',
    inputSchema: {
      type: 'object',
      properties: {
        ...page,
        workflowId: { type: 'string', description: 'Only those of this workflow.' },
        status: {
          type: 'array',
          items: { type: 'string', enum: ['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] },
        },
      },
      additionalProperties: false,
    },
    isReadOnly: true,
    call: (values, context) => askFor(listRuns, { first: 20, ...values }, context),
  },
  {
    name: 'get_run',
    title: 'A run',
    description: 'One run: how far it is, what it gave, and what it cost.',
    inputSchema: {
      type: 'object',
      properties: { id: { type: 'string', description: 'The id of the run.' } },
      required: ['id'],
      additionalProperties: false,
    },
    isReadOnly: true,
    call: async ({ id }, context) => runContent(await readRunView(context.api, context.asker, String(id)), context),
  },
  {
    name: 'list_pictures',
    title: 'Pictures',
    description: 'Pictures of this account’s library, newest first, with links that are good for a while.',
    inputSchema: {
      type: 'object',
      properties: { ...page, text: { type: 'string', description: 'Words in captions, tags, prompts and names.' } },
      additionalProperties: false,
    },
    isReadOnly: true,
    call: ({ text, ...values }, context) =>
      askFor(listPictures, { first: 20, ...values, search: text === undefined ? null : { text } }, context),
  },
  {
    name: 'get_costs',
    title: 'Costs',
    description: 'What was spent this month, in USD, and what the month’s budget is.',
    inputSchema: { type: 'object', properties: {}, additionalProperties: false },
    isReadOnly: true,
    call: (_, context) => askFor(readCosts, {}, context),
  },
];

const listPictures = `query ListPictures($first: Int!, $after: String, $search: AssetSearchInput) {
    assets(first: $first, after: $after, search: $search) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id name caption tags width height contentType createdAt url }
    }
  }`;

const readCosts = `query ReadCosts { viewer { spending { month spent held budget } } }`;

async function askFor(
  query: string,
  variables: Record<string, unknown>,
  { api, asker }: ToolContext,
): Promise<CallToolResult> {
  const data = await api.ask<Awaited<ReturnType<ApiClient['ask']>>>(asker, { query, variables });
  return {
    content: [{ type: 'text', text: JSON.stringify(data) }],
    structuredContent: data as Record<string, unknown>,
  };
}
