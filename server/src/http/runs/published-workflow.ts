import type { InputKind } from '@visualadgen/graph/inputs/input-kinds.ts';
import type { PortKind } from '@visualadgen/graph/ports/port-kinds.ts';
import type { ApiClient } from '../api-client.ts';
import { type DoorAsker, mayReach } from './door-asker.ts';
import { listPublished, readPublished, readSeveralPublished } from './documents.ts';
import { DoorError } from './door-error.ts';

/** An input as the API describes it. */
export interface DescribedInput {
  name: string;
  label: string;
  help: string | null;
  isRequired: boolean;
  /** Null where nothing can be given for it any more. */
  kind: InputKind | null;
  default: unknown;
  choices: { value: string; label: string }[];
  definition: {
    minimum: number | null;
    maximum: number | null;
    maxLength: number | null;
    step: number | null;
  } | null;
}

/** A workflow that programs may run. */
export interface PublishedWorkflow {
  id: string;
  name: string;
  description: string | null;
  publishedVersion: {
    version: number;
    note: string | null;
    publishedAt: string;
    graph: { inputs: DescribedInput[]; outputs: { name: string; label: string; kind: PortKind | null }[] };
  };
}

export interface PublishedPage {
  nodes: PublishedWorkflow[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export async function listPublishedWorkflows(
  api: ApiClient,
  asker: DoorAsker,
  page: { first: number; after: string | null },
): Promise<PublishedPage> {
  if (asker.workflowIds) return listLimited(api, asker, asker.workflowIds);
  const variables = { ...page };
  return (await api.ask<{ workflows: PublishedPage }>(asker, { query: listPublished, variables })).workflows;
}

/** More than anybody has; what is over it is read by pages. */
const mostAtOnce = 300;

/** All of them, to a limit. */
export async function readWholeList(api: ApiClient, asker: DoorAsker): Promise<PublishedWorkflow[]> {
  const all: PublishedWorkflow[] = [];
  for (let after: string | null = null; all.length < mostAtOnce;) {
    const { nodes, pageInfo } = await listPublishedWorkflows(api, asker, { first: 100, after });
    all.push(...nodes);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage || after === null) break;
  }
  return all;
}

/** Throws DoorError where there is none of that id, or it is not published. */
export async function readPublishedWorkflow(api: ApiClient, asker: DoorAsker, id: string): Promise<PublishedWorkflow> {
  if (!mayReach(asker, id)) throw noWorkflow();
  const { workflow } = await api.ask<{ workflow: Unpublished | PublishedWorkflow | null }>(asker, {
    query: readPublished,
    variables: { id },
  });
  if (!workflow) throw noWorkflow();
  if (!workflow.publishedVersion) {
    const message = `“${workflow.name}” is not published. Publish it in the editor, or with publishWorkflow.`;
    throw new DoorError(409, 'NOT_PUBLISHED', message);
  }
  return workflow;
}

/** Those few that a token is good for, on one page. */
async function listLimited(api: ApiClient, asker: DoorAsker, ids: readonly string[]): Promise<PublishedPage> {
  const variables = { ids };
  const { nodes: found } = await api.ask<{ nodes: (Unpublished | PublishedWorkflow | null)[] }>(asker, {
    query: readSeveralPublished,
    variables,
  });
  const nodes = found.filter((one): one is PublishedWorkflow => (one?.publishedVersion ?? null) !== null);
  return { nodes, totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null } };
}

function noWorkflow(): DoorError {
  return new DoorError(404, 'NOT_FOUND', 'There is no such workflow of yours.');
}

interface Unpublished extends Omit<PublishedWorkflow, 'publishedVersion'> {
  publishedVersion: null;
}
