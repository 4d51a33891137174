import type { ApiClient } from '../api-client.ts';
import { type DoorAsker, mayReach } from './door-asker.ts';
import { cancelRun, followRun, readRun, startRun } from './documents.ts';
import { DoorError, type MutationAnswer, refuseErrors } from './door-error.ts';

/** A run as programs get it. */
export interface RunView {
  id: string;
  status: RunStatus;
  isFinished: boolean;
  workflow: { id: string; name: string } | null;
  version: number | null;
  inputs: unknown;
  /** Of a run over several rows of inputs; else null. */
  rows: unknown;
  outputs: RunOutput[];
  /** Of its nodes, and of the items of those that run over lists. */
  progress: { done: number; total: number };
  /** USD. */
  cost: string;
  budget: string | null;
  error: { code: string | null; message: string } | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

export type RunStatus = 'PENDING' | 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'FAILED' | 'CANCELLED';

export interface RunOutput {
  name: string;
  label: string;
  kind: string | null;
  /** Of a run over several rows of inputs: which; else null. */
  row: number | null;
  text: string | null;
  texts: string[];
  images: RunImage[];
  file: { url: string | null; name: string; bytes: number } | null;
}

/** Of a picture elsewhere on the web, nothing but its link is known. */
export interface RunImage {
  id: string | null;
  url: string;
  /** Of a copy at most 640 pixels wide. */
  previewUrl: string;
  width: number | null;
  height: number | null;
  contentType: string | null;
  name: string | null;
}

export interface Progress {
  done: number;
  total: number;
}

interface NodeProgress {
  status: string;
  itemCounts: { total: number; completed: number; failed: number } | null;
}

interface StoredRun extends Omit<RunView, 'isFinished' | 'outputs' | 'progress' | 'cost' | 'error'> {
  outputs: StoredOutput[];
  totalCost: string;
  error: string | null;
  errorCode: string | null;
  nodeExecutions: NodeProgress[];
}

interface StoredOutput extends Omit<RunOutput, 'text' | 'texts' | 'images'> {
  texts: { text: string }[];
  images: StoredImage[];
}

interface StoredImage {
  url: string | null;
  previewUrl: string | null;
  asset: (Pick<RunImage, 'width' | 'height' | 'contentType' | 'name'> & { id: string }) | null;
}

export interface RunRequest {
  workflowId: string;
  version: number;
  inputs?: unknown;
  rows?: unknown;
  budget?: unknown;
  idempotencyKey?: string | undefined;
}

type RunAnswer = MutationAnswer & { execution: StoredRun };

/** Throws DoorError, also with what is wrong with the inputs. */
export async function startPublishedRun(api: ApiClient, asker: DoorAsker, input: RunRequest): Promise<RunView> {
  if (!mayReach(asker, input.workflowId)) throw new DoorError(404, 'NOT_FOUND', 'There is no such workflow of yours.');
  const variables = { input: { ...input } };
  const { executeWorkflow } = await api.ask<{ executeWorkflow: RunAnswer }>(asker, { query: startRun, variables });
  return toView(refuseErrors(executeWorkflow).execution);
}

/** Throws DoorError where there is none. */
export async function readRunView(api: ApiClient, asker: DoorAsker, id: string): Promise<RunView> {
  const { execution } = await api.ask<{ execution: StoredRun | null }>(asker, { query: readRun, variables: { id } });
  if (!execution || !mayReach(asker, execution.workflow?.id))
    throw new DoorError(404, 'NOT_FOUND', 'There is no such run of yours.');
  return toView(execution);
}

/** Throws DoorError where there is none, or it has ended. */
export async function cancelRunView(api: ApiClient, asker: DoorAsker, executionId: string): Promise<RunView> {
  if (asker.workflowIds) await readRunView(api, asker, executionId);
  const variables = { input: { executionId } };
  const { cancelExecution } = await api.ask<{ cancelExecution: RunAnswer }>(asker, { query: cancelRun, variables });
  return toView(refuseErrors(cancelExecution).execution);
}

/** How far a run is, again and again until it rests: until it has ended, or is paused. */
export async function* followProgress(api: ApiClient, asker: DoorAsker, id: string): AsyncGenerator<Progress, void> {
  const events = api.follow<{ executionEvents: { execution: Pick<StoredRun, 'status' | 'nodeExecutions'> } }>(asker, {
    query: followRun,
    variables: { id },
  });
  for await (const { executionEvents } of events) {
    const { status, nodeExecutions } = executionEvents.execution;
    yield progressOf(nodeExecutions);
    if (status === 'PAUSED' || hasEnded(status)) return;
  }
}

/** The run as it is when it rests, or when so many seconds have gone by. */
export async function waitForRun(api: ApiClient, asker: DoorAsker, run: RunView, seconds: number): Promise<RunView> {
  if (seconds === 0 || run.isFinished || run.status === 'PAUSED') return run;
  const progress = followProgress(api, asker, run.id);
  const timeIsUp = Promise.withResolvers<void>();
  const timer = setTimeout(timeIsUp.resolve, seconds * 1000);
  const rests = drain(progress);
  try {
    await Promise.race([rests, timeIsUp.promise]);
  } finally {
    clearTimeout(timer);
    void progress.return();
  }
  return readRunView(api, asker, run.id);
}

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

function toView({ totalCost, error, errorCode, nodeExecutions, outputs, ...run }: StoredRun): RunView {
  return {
    ...run,
    isFinished: hasEnded(run.status),
    outputs: outputs.map(toOutput),
    progress: progressOf(nodeExecutions),
    cost: totalCost,
    error: error === null ? null : { code: errorCode, message: error },
  };
}

function toOutput({ texts, images, ...output }: StoredOutput): RunOutput {
  return {
    ...output,
    text: texts[0]?.text ?? null,
    texts: texts.map(({ text }) => text),
    images: images.flatMap(toImage),
  };
}

const unknownAsset = { id: null, width: null, height: null, contentType: null, name: null };

/** Nothing for one that is no more. */
function toImage({ url, previewUrl, asset }: StoredImage): RunImage[] {
  return url === null ? [] : [{ ...(asset ?? unknownAsset), url, previewUrl: previewUrl ?? url }];
}

function hasEnded(status: RunStatus): boolean {
  return status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';
}

const settled = new Set(['COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED']);

function progressOf(nodes: readonly NodeProgress[]): Progress {
  const parts = nodes.map(({ status, itemCounts }) =>
    itemCounts && itemCounts.total > 0
      ? { done: itemCounts.completed + itemCounts.failed, total: itemCounts.total }
      : { done: settled.has(status) ? 1 : 0, total: 1 },
  );
  const sum = (part: keyof Progress) => parts.reduce((total, one) => total + one[part], 0);
  return { done: sum('done'), total: sum('total') };
}
