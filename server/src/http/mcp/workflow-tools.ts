import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { decodeId } from '../../schema/ids.ts';
import type { ApiClient } from '../api-client.ts';
import type { DoorAsker } from '../runs/door-asker.ts';
import { inputsSchema } from '../runs/input-schema.ts';
import { type PublishedWorkflow, readWholeList } from '../runs/published-workflow.ts';
import { followProgress, readRunView, startPublishedRun } from '../runs/run-view.ts';
import { runContent } from './run-content.ts';
import type { Tool, ToolContext } from './tool.ts';

/** One tool for each workflow that is published. */
export async function listWorkflowTools(api: ApiClient, asker: DoorAsker): Promise<Tool[]> {
  return toTools(await readWholeList(api, asker));
}

export async function findWorkflowTool(api: ApiClient, asker: DoorAsker, name: string): Promise<Tool | undefined> {
  return (await listWorkflowTools(api, asker)).find((tool) => tool.name === name);
}

function toTools(workflows: readonly PublishedWorkflow[]): Tool[] {
  const slugs = workflows.map(({ name }) => slugOf(name));
  return workflows.map((workflow, index) => {
    const slug = slugs[index] ?? '';
    const isShared = slugs.filter((one) => one === slug).length > 1;
    // Two of one name are told apart by what does not change.
    return toTool(workflow, `run_${slug}${isShared ? `_${shortIdOf(workflow)}` : ''}`);
  });
}

function toTool({ id, name, description, publishedVersion }: PublishedWorkflow, toolName: string): Tool {
  const { version, graph } = publishedVersion;
  const gives = graph.outputs.map(({ label }) => label).join(', ');
  return {
    name: toolName,
    title: name,
    description: [description ?? `Runs the workflow “${name}”.`, gives && `Gives: ${gives}.`].filter(Boolean).join(' '),
    inputSchema: inputsSchema(graph.inputs),
    isReadOnly: false,
    call: (inputs, context) => runToItsEnd({ workflowId: id, version, inputs }, context),
  };
}

async function runToItsEnd(request: { workflowId: string; version: number; inputs: unknown }, context: ToolContext) {
  const { api, asker, tellProgress, signal } = context;
  const run = await startPublishedRun(api, asker, request);
  await tellProgress({ progress: 0, total: run.progress.total, message: `The run ${run.id} has begun.` });
  for await (const { done, total } of followProgress(api, asker, run.id)) {
    if (signal.aborted) break;
    await tellProgress({ progress: done, total, message: `${done} of ${total} steps are done.` });
  }
  return runContent(await readRunView(api, asker, run.id), context);
}

const longestSlug = 40;

/** Letters that every client takes in a tool’s name. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7E]/g, '')
    .toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return cutText(slug, longestSlug) || 'workflow';
}

function shortIdOf({ id }: PublishedWorkflow): string {
  return decodeId(id).id.split('-').at(-1) ?? '';
}
