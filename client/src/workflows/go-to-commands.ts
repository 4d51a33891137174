import { Workflow } from 'lucide-react';
import type { Client } from 'urql';
import type { Command } from '../ui/commands/command.ts';
import { formatRelativeTime } from '../ui/display/format-relative-time.ts';
import { RecentWorkflowsQuery } from './workflow-list-documents.ts';

/** A way to each of the workflows that were changed last. None where they cannot be asked for. */
export async function goToCommands(client: Client, navigate: (path: string) => void): Promise<Command[]> {
  const { data } = await client.query(RecentWorkflowsQuery, {}, { requestPolicy: 'network-only' });
  const now = Date.now();
  return (data?.workflows.edges ?? []).map(({ node }) => ({
    id: `go-to ${node.id}`,
    title: node.name,
    group: 'Go to',
    icon: Workflow,
    words: 'workflow open',
    note: () => formatRelativeTime(Date.parse(node.updatedAt), now),
    run: () => navigate(`/workflows/${node.id}`),
  }));
}
