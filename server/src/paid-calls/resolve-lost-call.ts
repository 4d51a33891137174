import { AppError } from '../errors.ts';
import type { ImageProvider } from '../models/provider.ts';
import type { Database } from '../store/database.ts';
import { findEndedExecution } from '../store/executions.ts';
import { findGenerations } from '../store/generations.ts';
import { claimRequest, endGeneration } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { listCandidates } from './find-submitted.ts';
import { callEnd } from './how-it-ends.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Salvage } from './recover-calls.ts';

export interface SettlingOptions {
  database: Database;
  provider: ImageProvider;
  calls: OpenCalls;
  salvage: Salvage;
}

/**
 * A person's word on what became of a call whose answer was lost: this request is its own, or (null) it is lost, so that
 * the next try pays anew. With a request, the call goes on with it, at once when its run has ended.
 * Throws STATE_CONFLICT when the call is not open, or is lost while its run goes on; INPUT_INVALID ({ candidates }) when the
 * request is none that it may be; PROVIDER_UNAVAILABLE.
 */
export async function settleGeneration(
  options: SettlingOptions,
  generation: GenerationRow,
  requestId: string | null,
): Promise<GenerationRow> {
  if (requestId === null) await declareLost(options, generation);
  else await adopt(options, generation, requestId);
  const [settled] = await findGenerations(options.database.service, [generation.id]);
  return settled ?? generation;
}

async function declareLost({ database, salvage }: SettlingOptions, generation: GenerationRow): Promise<void> {
  if (!(await findEndedExecution(database.service, generation.execution_id)))
    throw conflict('The run is still at it. Wait for its end, or cancel it.');
  await salvage.handOver(generation.node_execution_id);
  const lost = new AppError('PROVIDER_AMBIGUOUS', { message: 'Its request was declared lost.' });
  if (!(await endGeneration(database.service, generation.id, callEnd(lost)))) throw notOpen();
}

async function adopt(options: SettlingOptions, generation: GenerationRow, requestId: string): Promise<void> {
  const { database, provider, calls, salvage } = options;
  if (generation.status !== 'PENDING') throw notOpen();
  const ask = <T>(exchange: () => Promise<T>) => exchange();
  const { candidates } = await listCandidates({ database, provider, ask }, generation, new AbortController().signal);
  const chosen = candidates.find((one) => one.requestId === requestId);
  const claim = chosen && (await claimRequest(database.service, generation.id, chosen, { isTold: false }));
  if (!claim || claim === 'SOMEBODY_ELSES') {
    throw new AppError('INPUT_INVALID', {
      message: 'is none of the requests that it may be.',
      details: { candidates: candidates.map((one) => one.requestId) },
    });
  }
  if (claim === 'TAKEN') throw notOpen();
  if (!calls.tell(generation.id)) salvage.start(generation.id);
}

function notOpen(): AppError {
  return conflict('It is known what became of this call.');
}

function conflict(message: string): AppError {
  return new AppError('STATE_CONFLICT', { message });
}
