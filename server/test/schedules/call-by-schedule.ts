import { expect } from 'vitest';
import type { Person, Result } from '../sign-up.ts';
import type { RunningApp } from '../start-app.ts';

/** What is asked of schedules and triggers, as a program of somebody else would write it. */
const result = 'lastResult { at outcome execution { id status calledBy { kind name } } error errorCode }';
const called = `id isEnabled inputs monthlyBudget spentThisMonth workflow { id } ${result}`;
const payloads = {
  createSchedule: `schedule { ${called} cron timeZone description missedTimes nextTimes }`,
  updateSchedule: `schedule { ${called} cron timeZone description missedTimes nextTimes }`,
  deleteSchedule: 'scheduleId',
  createTrigger: `secret trigger { ${called} name hint url mapping }`,
  updateTrigger: `trigger { ${called} name hint url mapping }`,
  rotateTriggerSecret: 'secret trigger { id hint url }',
  deleteTrigger: 'triggerId',
  publishWorkflow: 'version { version }',
  unpublishWorkflow: 'workflow { id }',
  deleteWorkflow: '__typename',
} as const;

export interface Called {
  id: string;
  workflow: { id: string } | null;
  spentThisMonth: string;
  nextTimes: string[];
  url: string;
  lastResult: {
    at: string;
    outcome: string;
    execution: { id: string; status: string; calledBy: { kind: string; name: string | null } } | null;
    error: string | null;
    errorCode: string | null;
  } | null;
}

export interface Changed {
  schedule: Called;
  trigger: Called;
  secret: string;
}

/** A mutation’s answer: its payload, or the error that it gives. */
export async function change(
  person: Pick<Person, 'read'>,
  mutation: keyof typeof payloads,
  input: Record<string, unknown>,
): Promise<Result<Changed>> {
  const title = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const fields = mutation.includes('rotate') || mutation.startsWith('create') || mutation.startsWith('update');
  const query = `mutation ($input: ${title}Input!) { ${mutation}(input: $input) {
    __typename ... on Error { code message } ... on ${title}Payload { ${payloads[mutation]} }
    ${fields ? '... on InputInvalidError { fields { path message } }' : ''}
  } }`;
  const answer = await person.read<Record<string, Result<Changed>>>(query, { input });
  const changed = answer[mutation];
  if (!changed) throw new Error(`${mutation} answered nothing.`);
  return changed;
}

/** It is published at its first version. */
export async function publishNew(person: Person, graph: Parameters<Person['createWorkflow']>[0]): Promise<string> {
  const { id } = await person.createWorkflow(graph);
  await change(person, 'publishWorkflow', { workflowId: id, expectedVersion: 1 });
  return id;
}

export async function readSchedule(person: Pick<Person, 'read'>, id: string): Promise<Called | null> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Schedule { ${payloads.createSchedule.slice('schedule { '.length)} } }`;
  return (await person.read<{ node: Called | null }>(query, { id })).node;
}

/** The runs of a workflow, with who called. */
export async function readRuns(person: Pick<Person, 'read'>, workflowId: string) {
  const query = `query ($id: ID!) { workflow(id: $id) { executions { totalCount nodes {
    id version calledBy { kind name schedule { id } trigger { id } }
  } } } }`;
  type Runs = { totalCount: number; nodes: { id: string; version: number; calledBy: { kind: string } | null }[] };
  return (await person.read<{ workflow: { executions: Runs } }>(query, { id: workflowId })).workflow.executions;
}

/** Lets the servers hear at once of the times that wait, as though the database’s clock had come to them. */
export async function comeTo(database: RunningApp['database']): Promise<void> {
  await database.query("update pgboss.job set start_after = now() where name = 'fire-schedule' and state = 'created'");
  await database.query("select pg_notify('visualadgen', 'BACKGROUND')");
}

/** What became of the time that it was last asked for, once that is this one. */
export async function resultAt(person: Pick<Person, 'read'>, id: string, at: string) {
  let found: Called['lastResult'] = null;
  await expect
    .poll(async () => {
      found = (await readSchedule(person, id))?.lastResult ?? null;
      return found?.at;
    })
    .toBe(new Date(at).toISOString());
  return found as unknown as NonNullable<Called['lastResult']>;
}

/** Calls a trigger, as another system does. */
export async function callTrigger(
  url: string,
  secret: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Record<string, unknown> & { errors?: { extensions: { code: string } }[] } }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
