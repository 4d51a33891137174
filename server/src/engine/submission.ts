import type { ImageProvider } from '../models/image-provider.ts';
import type { Database } from '../store/database.ts';
import { listClaimedRequests } from '../store/generations.ts';
import type { GenerationRow } from '../store/tables.ts';
import type { Submission } from './submit-once.ts';

/** A generation's intent, as it is handed to the provider. */
export function submissionOf(provider: ImageProvider, database: Database, generation: GenerationRow): Submission {
  const { model: endpoint, parameters: input, created_at: since } = generation;
  return { provider, endpoint, input, since, listClaimed: (ids) => listClaimedRequests(database.service, ids) };
}
