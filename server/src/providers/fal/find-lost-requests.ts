import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { retryExchange, TransientError } from '../../network/retry-exchange.ts';
import { canonicalJson } from '@visualadgen/graph/values/canonical-json.ts';
import { isPassing, passingFault, type FalApi } from './fal-api.ts';
import { readRefusal } from './read-refusal.ts';

/** Our clock and fal's need not agree to the second. */
const clockSkewMs = 2_000;
const mostPages = 5;

const page = z.object({
  items: z.array(z.object({ request_id: z.string(), sent_at: z.string().nullish(), json_input: z.unknown() })),
  next_cursor: z.string().nullish(),
  has_more: z.boolean().nullish(),
});

type Item = z.infer<typeof page>['items'][number];

/** What is known of a request whose answer was lost. */
export interface LostRequest {
  endpoint: string;
  input: Record<string, unknown>;
  sentAfter: Date;
  signal: AbortSignal;
}

/**
 * The ids of the requests to an endpoint that fal received since `sentAfter` with this very input, oldest first.
 * Several mean that the same order was really given several times; which are already somebody's, the caller knows.
 * Throws PROVIDER_UNAVAILABLE when fal could not be asked, which is not the same as an empty answer.
 */
export async function findLostRequests(
  api: FalApi,
  { endpoint, input, sentAfter, signal }: LostRequest,
): Promise<string[]> {
  const since = sentAfter.getTime() - clockSkewMs;
  const wanted = canonicalJson(input);
  const items = await listRequests(api, endpoint, new Date(since), signal);
  return items
    .filter(({ sent_at, json_input }) => Date.parse(sent_at ?? '') >= since && inputText(json_input) === wanted)
    .toSorted((a, b) => Date.parse(a.sent_at ?? '') - Date.parse(b.sent_at ?? ''))
    .map(({ request_id }) => request_id);
}

async function listRequests(api: FalApi, endpoint: string, start: Date, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  const query = new URLSearchParams({
    endpoint_id: endpoint,
    start: start.toISOString(),
    limit: '100',
    expand: 'payloads',
  });
  for (let pages = 0; pages < mostPages; pages++) {
    const { items: more, next_cursor, has_more } = await readPage(api, query, signal);
    items.push(...more);
    if (!next_cursor || has_more === false) break;
    query.set('cursor', next_cursor);
  }
  return items;
}

async function readPage(api: FalApi, query: URLSearchParams, signal: AbortSignal): Promise<z.infer<typeof page>> {
  try {
    return await retryExchange({ tries: 4, signal }, async () => {
      const answer = await api.ask(
        'GET',
        `https://api.fal.ai/v1/models/requests/by-endpoint?${query.toString()}`,
        signal,
      );
      if (isPassing(answer.status)) throw passingFault(answer);
      if (answer.status !== 200) throw readRefusal(answer);
      const read = page.safeParse(answer.json);
      if (!read.success) throw new TransientError('the list of requests could not be read');
      return read.data;
    });
  } catch (error) {
    if (!(error instanceof TransientError)) throw error;
    const message = `The model service could not be asked for the lost request: ${error.message}.`;
    throw new AppError('PROVIDER_UNAVAILABLE', { message, cause: error });
  }
}

/** fal may keep the input as it came in, as text. */
function inputText(json: unknown): string {
  if (typeof json !== 'string') return canonicalJson(json ?? null);
  try {
    return canonicalJson(JSON.parse(json));
  } catch {
    return json;
  }
}
