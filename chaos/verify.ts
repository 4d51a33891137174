import { readExecution, type ExecutionSeen } from '../server/test/operations.ts';
import { checkRun, type RunRecord } from './check-run.ts';
import { readOrders } from './check-orders.ts';
import { checkUnlisted } from './check-unlisted.ts';
import type { Cluster } from './cluster.ts';
import type { Run } from './load.ts';
import { type LogEvent, type NodeItems, readEvents, readItems } from './operations.ts';
import type { ApiClient } from './api-client.ts';
import { type Unlisted, unlistedWith } from './unlisted.ts';
import type { TestedCluster } from './with-cluster.ts';

export interface Verdict {
  violations: string[];
  /** By execution id. */
  logs: Map<string, LogEvent[]>;
  pictures: number;
  submissions: number;
}

/** How many runs are read at a time. */
const atOnce = 4;

/** Reads everything back through the API, and holds it against what the image models say that they were sent. */
export async function verify(
  cluster: TestedCluster,
  runs: readonly Run[],
  unlisted: Unlisted = unlistedWith(false),
): Promise<Verdict> {
  const { demo, client } = cluster;
  const submissions = await demo.submissions();
  const orders = readOrders(submissions, unlisted);
  const violations = [...orders.doubles];
  const logs = new Map<string, LogEvent[]>();
  let pictures = 0;

  const waiting = [...runs];
  const reader = async () => {
    for (let run = waiting.pop(); run; run = waiting.pop()) await checkOne(run);
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return { violations, logs, pictures, submissions: submissions.length };

  async function checkOne(run: Run) {
    if (!run.executionId) return violations.push(`Lost: the run ${run.mark} was asked for and never answered.`);
    const record = await readRun(client, run.executionId);
    if (!record) return violations.push(`Lost: there is no execution ${run.executionId}.`);
    logs.set(run.executionId, record.events);
    violations.push(...checkRun(run, record, orders.isAccepted), ...checkUnlisted(run, record.execution, orders));
    for (const url of picturesOf(record.execution)) {
      pictures += 1;
      const fault = await download(await local(cluster, url));
      if (fault) violations.push(`Run ${run.executionId}: its picture ${url} ${fault}`);
    }
  }
}

async function readRun(client: ApiClient, id: string): Promise<RunRecord | undefined> {
  const { execution } = await client.ask<{ execution: ExecutionSeen | null }>(readExecution, { id });
  if (!execution) return undefined;
  type Items = { execution: { nodeExecutions: NodeItems[] } };
  const { nodeExecutions: nodes } = (await client.ask<Items>(readItems, { id })).execution;
  type Page = {
    execution: { events: LogEvent[]; workflow: { executions: { edges: { node: { id: string } }[] } } };
  };
  const events: LogEvent[] = [];
  for (;;) {
    const page = await client.ask<Page>(readEvents, { id, after: events.at(-1)?.sequence ?? 0 });
    events.push(...page.execution.events);
    const siblings = page.execution.workflow.executions.edges.map(({ node }) => node.id);
    if (page.execution.events.length === 0) return { execution, nodes, events, siblings };
  }
}

function picturesOf({ nodeExecutions, generations }: ExecutionSeen): string[] {
  const finished = nodeExecutions
    .filter(({ node }) => node.type === 'OUTPUT')
    .flatMap(({ output }) => output?.['final_images'] ?? []);
  const made = generations.edges.flatMap(({ node }) => node.images.map((image) => image.url));
  return [...finished.filter((url) => typeof url === 'string'), ...made];
}

/** The link was made by whichever server was asked; any of them can follow it. */
async function local(cluster: Cluster, url: string): Promise<string> {
  const { pathname, search } = new URL(url);
  const slot = await cluster.reach();
  return `${slot.url()}${pathname}${search}`;
}

/** Undefined when all is well. */
async function download(url: string): Promise<string | undefined> {
  const response = await fetch(url);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status !== 200) return `was answered with ${response.status}`;
  const isPicture = (bytes[0] === 0xff && bytes[1] === 0xd8) || (bytes[0] === 0x89 && bytes[1] === 0x50);
  return isPicture ? undefined : `is no picture (${bytes.length} bytes)`;
}
