import { listWords, quote } from '@visualadgen/graph/text/wording.ts';
import { AppError, InputInvalidError } from '../errors.ts';
import type { ProviderRequest } from '../models/provider.ts';
import type { Database } from '../store/database.ts';
import { findEndedExecution } from '../store/executions.ts';
import { findGenerations } from '../store/generations.ts';
import { claimRequest, endGeneration } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { listCandidates } from './find-submitted.ts';
import { callEnd } from './how-it-ends.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Recovery } from './recover-calls.ts';
import { routeCall, type RoutingOptions } from './route-call.ts';

export interface ResolvingOptions extends RoutingOptions {
  database: Database;
  calls: OpenCalls;
  recovery: Recovery;
}

/**
 * A person's word on what became of a call whose answer was lost: this request is its own, or (null) it is lost, so that
 * the next try pays anew. With a request, the call goes on with it, at once when its run has ended.
 * Throws STATE_CONFLICT when the call is not open, or is lost while its run goes on; InputInvalidError for `requestId`
 * when the request is none that it may be; PROVIDER_UNAVAILABLE.
 */
export async function resolveLostCall(
  options: ResolvingOptions,
  generation: GenerationRow,
  requestId: string | null,
): Promise<GenerationRow> {
  if (requestId === null) await declareLost(options, generation);
  else await adopt(options, generation, requestId);
  const [resolved] = await findGenerations(options.database.service, [generation.id]);
  return resolved ?? generation;
}

async function declareLost({ database, recovery }: ResolvingOptions, generation: GenerationRow): Promise<void> {
  if (!(await findEndedExecution(database.service, generation.execution_id)))
    throw conflict('The run is still at it. Wait for its end, or cancel it.');
  await recovery.handOver(generation.node_execution_id);
  const lost = new AppError('PROVIDER_AMBIGUOUS', { message: 'Its request was declared lost.' });
  if (!(await endGeneration(database.service, generation.id, callEnd(lost)))) throw notOpen();
}

async function adopt(options: ResolvingOptions, generation: GenerationRow, requestId: string): Promise<void> {
  const { database, calls, recovery } = options;
  if (generation.status !== 'PENDING') throw notOpen();
  const route = routeCall(options, generation.model);
  const ask = <T>(exchange: () => Promise<T>) => exchange();
  const { candidates } = await listCandidates({ database, route, ask }, generation, new AbortController().signal);
  const chosen = candidates.find((one) => one.requestId === requestId);
  const claim = chosen && (await claimRequest(database.service, generation.id, chosen, { isTold: false }));
  if (!claim || claim === 'SOMEBODY_ELSES') {
    const fields = [{ path: ['requestId'], message: sayExpected(candidates.filter((one) => one !== chosen)) }];
    throw new InputInvalidError(
      fields,
      'This request belongs to something else. Choose another one, or “None of them”.',
    );
  }
  if (claim === 'TAKEN') throw notOpen();
  if (!calls.notify(generation.id)) recovery.start(generation.id);
}

function sayExpected(candidates: readonly ProviderRequest[]): string {
  const ids = candidates.map(({ requestId }) => quote(requestId));
  if (ids.length === 0) return 'must be null: there is no request that it may be.';
  return `must be ${listWords(ids, 'or')}, or null: no other request may be this call’s.`;
}

function notOpen(): AppError {
  return conflict('It is known what became of this call.');
}

function conflict(message: string): AppError {
  return new AppError('STATE_CONFLICT', { message });
}
