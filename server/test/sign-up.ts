import { randomUUID } from 'node:crypto';
import { createClient as createSupabase } from '@supabase/supabase-js';
import { createClient } from 'graphql-ws';
import type { Graph } from '@visualadgen/graph/graph.ts';
import {
  cancelExecution,
  createWorkflow,
  type EventSeen,
  executeWorkflow,
  type ExecutionSeen,
  executionEvents,
  readExecution,
} from './operations.ts';

export interface Answer<Data> {
  status: number;
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** A mutation's answer: its payload, or a typed error with a code and a message. */
export type Result<Payload> = { __typename: string } & Partial<Payload & { code: string; message: string }>;

/** What may be asked of a run. */
export interface RunOptions {
  isFresh?: boolean;
  upToNodeKey?: string;
  onlyNodeKey?: string;
  budget?: string;
}

/** A person with an account of their own, who speaks to the server as any client does. */
export interface Person {
  userId: string;
  email: string;
  password: string;
  authorization: string;
  /** One operation over HTTP, whatever comes back. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** The same, and the data; throws when there are errors. */
  read<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  createWorkflow(graph: Graph, name?: string): Promise<{ id: string; version: number }>;
  execute(workflowId: string, idempotencyKey?: string, options?: RunOptions): Promise<string>;
  cancel(executionId: string): Promise<Result<{ execution: { id: string; status: string } }>>;
  execution(id: string): Promise<ExecutionSeen>;
  /** An execution's events over a WebSocket, until it has ended. */
  follow(executionId: string, afterSequence?: number): AsyncIterableIterator<EventSeen>;
  /** Creates a workflow, runs it, and follows it to its end. */
  run(
    graph: Graph,
  ): Promise<{ workflowId: string; executionId: string; events: EventSeen[]; execution: ExecutionSeen }>;
  /** Any operation over a WebSocket. */
  subscribe<Data>(query: string, variables?: Record<string, unknown>): AsyncIterableIterator<Answer<Data>>;
  /** Closes the sockets. */
  leave(): Promise<void>;
}

/** Signs somebody new up, with Supabase's own client, where `signInUrl` says. */
export async function signUp(url: string, publishableKey: string, signInUrl = url): Promise<Person> {
  const account = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  const { data, error } = await authOf(signInUrl, publishableKey).signUp(account);
  if (!data.session) throw new Error('Signing up failed.', { cause: error });
  return createPerson(url, { ...account, userId: data.session.user.id, token: data.session.access_token });
}

export async function signIn(
  url: string,
  publishableKey: string,
  { email, password }: { email: string; password: string },
  signInUrl = url,
): Promise<Person> {
  const { data, error } = await authOf(signInUrl, publishableKey).signInWithPassword({ email, password });
  if (!data.session) throw new Error('Signing in failed.', { cause: error });
  return createPerson(url, { email, password, userId: data.user.id, token: data.session.access_token });
}

function authOf(url: string, publishableKey: string) {
  return createSupabase(url, publishableKey, { auth: { persistSession: false, autoRefreshToken: false } }).auth;
}

function createPerson(url: string, account: { userId: string; email: string; password: string; token: string }) {
  const { userId, email, password, token } = account;
  const authorization = `Bearer ${token}`;
  const sockets = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    connectionParams: { authorization },
    retryAttempts: 0,
  });

  const person: Person = {
    userId,
    email,
    password,
    authorization,
    ask: (query, variables = {}) => askOverHttp(url, { query, variables }, { authorization }),
    async read<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await person.ask<Data>(query, variables);
      if (errors || !data) throw new Error(`The server answered: ${JSON.stringify(errors)}`);
      return data;
    },
    async createWorkflow(graph, name = 'Summer ad') {
      const { createWorkflow: result } = await person.read<{
        createWorkflow: Result<{ workflow: { id: string; version: number } }>;
      }>(createWorkflow, { input: { name, graph } });
      return expectPayload(result, 'workflow');
    },
    async execute(workflowId, idempotencyKey, options) {
      const { executeWorkflow: result } = await person.read<{
        executeWorkflow: Result<{ execution: { id: string } }>;
      }>(executeWorkflow, { input: { workflowId, idempotencyKey, ...options } });
      return expectPayload(result, 'execution').id;
    },
    async cancel(executionId) {
      type Cancelled = { cancelExecution: Result<{ execution: { id: string; status: string } }> };
      return (await person.read<Cancelled>(cancelExecution, { input: { executionId } })).cancelExecution;
    },
    async execution(id) {
      const { execution } = await person.read<{ execution: ExecutionSeen | null }>(readExecution, { id });
      if (!execution) throw new Error('There is no such execution.');
      return execution;
    },
    follow: (executionId, afterSequence) => followOver(person, executionId, afterSequence),
    async run(graph) {
      const workflow = await person.createWorkflow(graph);
      const executionId = await person.execute(workflow.id);
      const events = await Array.fromAsync(person.follow(executionId));
      return { workflowId: workflow.id, executionId, events, execution: await person.execution(executionId) };
    },
    subscribe: <Data>(query: string, variables: Record<string, unknown> = {}) =>
      sockets.iterate({ query, variables }) as AsyncIterableIterator<Answer<Data>>,
    leave: async () => sockets.dispose(),
  };
  return person;
}

/** One GraphQL operation by anybody: without headers, by nobody in particular. */
export async function askOverHttp<Data>(
  url: string,
  operation: { query: string; variables?: Record<string, unknown> },
  headers: Record<string, string> = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) };
}

async function* followOver(person: Person, executionId: string, afterSequence?: number) {
  type Data = { executionEvents: EventSeen };
  for await (const { data, errors } of person.subscribe<Data>(executionEvents, { executionId, afterSequence })) {
    if (errors || !data) throw new Error(`The server answered: ${JSON.stringify(errors)}`);
    yield data.executionEvents;
  }
}

function expectPayload<Payload, Key extends keyof Payload & string>(
  result: Result<Payload>,
  key: Key,
): NonNullable<Payload[Key]> {
  const value = (result as Partial<Payload>)[key];
  if (!value) throw new Error(`The server refused: ${JSON.stringify(result)}`);
  return value;
}
