import { type CallToolResult, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { asDoorError } from '../runs/door-error.ts';
import { listingTools } from './listing-tools.ts';
import { findWorkflowTool, listWorkflowTools } from './workflow-tools.ts';
import type { Tool, ToolContext } from './tool.ts';

const instructions =
  'Each tool whose name begins with run_ runs a workflow of this account and costs what its description says at most of the account’s ' +
  'budget. A run goes on when a call is broken off: get_run reads it. list_runs, list_pictures and get_costs only read.';

export interface McpServerOptions extends Omit<ToolContext, 'signal' | 'tellProgress'> {
  /** Of this server. */
  version: string;
  onError(error: unknown): void;
}

/** What one assistant finds: the tools that only read, and one for each workflow that is published now. */
export function createMcpServer({ api, asker, readLink, version, onError }: McpServerOptions): Server {
  const server = new Server(
    { name: 'visualadgen', title: 'VisualAdGen', version },
    { capabilities: { tools: {} }, instructions },
  );

  // A token for some workflows sees nothing of the rest of the account.
  const readingTools = asker.workflowIds ? listingTools.filter(({ name }) => name === 'get_run') : listingTools;

  server.setRequestHandler('tools/list', async () => {
    const tools = [...(await listWorkflowTools(api, asker)), ...readingTools];
    return { tools: tools.map(describe) };
  });

  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const tool =
      readingTools.find(({ name }) => name === params.name) ?? (await findWorkflowTool(api, asker, params.name));
    if (!tool) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool “${params.name}”.`);
    // oxlint-disable-next-line no-underscore-dangle -- so the protocol calls it
    const token = mcpReq._meta?.progressToken;
    let told = -1;
    const tellProgress: ToolContext['tellProgress'] = async ({ progress, total, message }) => {
      // It must rise from one to the next.
      if (token === undefined || progress <= told) return;
      told = progress;
      await mcpReq.notify({
        method: 'notifications/progress',
        params: { progressToken: token, progress, total, message },
      });
    };
    const context: ToolContext = { api, asker, readLink, signal: mcpReq.signal, tellProgress };
    return tool.call(params.arguments ?? {}, context).catch(tell);
  });
  return server;

  /** What a tool could not do is told as its result, so that the assistant can do better. */
  function tell(error: unknown): CallToolResult {
    const refusal = asDoorError(error);
    if (!refusal) onError(error);
    const { code, message, details } = refusal ?? {
      code: 'INTERNAL',
      message: 'Something went wrong on our side.',
      details: {},
    };
    return {
      isError: true,
      content: [{ type: 'text', text: message }],
      structuredContent: { error: { code, message, ...details } },
    };
  }
}

function describe({ name, title, description, inputSchema, isReadOnly }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema,
    annotations: { title, readOnlyHint: isReadOnly, destructiveHint: false, openWorldHint: !isReadOnly },
  };
}
