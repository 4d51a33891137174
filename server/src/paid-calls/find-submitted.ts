import { AppError } from '../errors.ts';
import type { ProviderRequest } from '../models/provider.ts';
import type { RunHandle } from '../nodes/node-services.ts';
import { pause } from '../retry/pause.ts';
import type { Database } from '../store/database.ts';
import { requestOf } from '../store/generations.ts';
import { claimRequest, findRivalry, readIntent } from '../store/paid-calls.ts';
import type { GenerationRow } from '../store/tables.ts';
import { LeaseLost } from './lease-lost.ts';
import { LostForGood } from './lost-for-good.ts';
import type { Ask } from './provider-throttle.ts';
import type { Route } from './route-call.ts';

/** Between the looks for a lost request, in milliseconds; the last one again and again. A provider's list may lag behind. */
const looks = [500, 1_000, 2_000, 4_000];
/** However old the intent is: a list may have a hole for a moment, and others may claim theirs in the meantime. */
const fewestLooks = 3;

/** A request that was accepted shows in the provider's list after this, in milliseconds from its intent. */
export const usualListedWithinMs = 30_000;

export interface Search {
  database: Database;
  route: Route;
  ask: Ask;
  listedWithinMs: number;
  /** Aborted when the provider has told of the request: then it is in our own row. */
  told: AbortSignal;
}

/**
 * The request that a generation's intent has led to, when the answer was lost or its server stopped: as somebody has
 * written it down meanwhile (the provider told, a person decided), or as the provider's list shows it, provided that it can
 * be nobody else's. It is looked for until it would surely show; undefined only then, for it was never accepted.
 * Throws PROVIDER_AMBIGUOUS ({ candidates }: request ids) when several may be ours, and LeaseLost when the generation has
 * ended meanwhile. Where the provider can look nothing up, only what is written down already is found; else it throws LostForGood at
 * once, for waiting would tell nothing.
 */
export async function findSubmitted(
  search: Search,
  generationId: string,
  run: Pick<RunHandle, 'signal' | 'progress'>,
): Promise<ProviderRequest | undefined> {
  const { database, listedWithinMs } = search;
  const canLookUp = search.route.provider.lookup !== null;
  if (canLookUp) run.progress({ message: 'The answer was lost: looking for the request' });
  for (let look = 0; ; look++) {
    const own = await readIntent(database.service, generationId);
    const known = own && requestOf(own.generation);
    if (known) return known;
    if (own?.generation.status !== 'PENDING') throw new LeaseLost();
    if (!canLookUp) throw new LostForGood();
    const { candidates, rivals } = await listCandidates(search, own.generation, run.signal);
    const [first] = candidates;
    if (first && candidates.length === 1 && rivals === 0) {
      const claim = await claimRequest(database.service, generationId, first, { isTold: false });
      if (typeof claim === 'object') return first;
      // Somebody was quicker; the next look shows who.
    } else if (own.ageMs > listedWithinMs && look + 1 >= fewestLooks) {
      if (candidates.length === 0) return undefined;
      throw ambiguous(candidates);
    }
    await pause(looks[look] ?? looks.at(-1) ?? 0, { signal: run.signal, early: search.told });
  }
}

export interface Candidates {
  /** Requests with this very input since the intent, that belong to nobody yet. */
  candidates: ProviderRequest[];
  /** Other intents that one of them may belong to. */
  rivals: number;
}

/**
 * The list comes first, and then whose they are: an intent is always written before its request is sent, so that the owner
 * of anything in the list is known by then.
 */
export async function listCandidates(
  { database, route, ask }: Pick<Search, 'database' | 'route' | 'ask'>,
  generation: GenerationRow,
  signal: AbortSignal,
): Promise<Candidates> {
  const { parameters, created_at: since } = generation;
  const { endpoint, provider, model } = route;
  const streams = model?.streams;
  const alike = await ask(
    async () => (await provider.lookup?.(endpoint, parameters, since, signal, { streams })) ?? [],
  );
  if (alike.length === 0) return { candidates: [], rivals: 0 };
  const { claimed, rivals } = await findRivalry(
    database.service,
    generation,
    alike.map(({ requestId }) => requestId),
  );
  return { candidates: alike.filter(({ requestId }) => !claimed.includes(requestId)), rivals };
}

function ambiguous(candidates: readonly ProviderRequest[]): AppError {
  const message =
    candidates.length > 1
      ? 'The answer of the model service was lost, and more than one request looks like ours. Say which it is, or that it is lost.'
      : 'The answer of the model service was lost, and the request that looks like ours may be another run’s. Say whether it is.';
  return new AppError('PROVIDER_AMBIGUOUS', {
    message,
    details: { candidates: candidates.map(({ requestId }) => requestId) },
  });
}
